package dev.wavelength.bootstrap;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.persistence.audit.TrailAudit;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.event.DispatchAudit;
import dev.wavelength.persistence.journal.JournalAudit;
import dev.wavelength.persistence.mot.CertificateAudit;
import dev.wavelength.persistence.sql.Audit;
import dev.wavelength.persistence.sql.Database;
import dev.wavelength.persistence.sql.Differences;
import dev.wavelength.persistence.sql.Json;
import dev.wavelength.persistence.verdict.PostgresRulebooks;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks through a database and says what is not as it should be. It changes nothing: it migrates
/// no schema and answers nobody.
///
/// Each brand is read in one state, so that a database may be looked through while it is in use.
final class Verification {

    /// The environment in which nothing but the database is made ready.
    static final String ENVIRONMENT = "verification";

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    /// In seconds. No statement takes so long, however large the database.
    private static final int LONGEST_SILENCE = 3_600;

    /// What came of it, and the status with which the process says so.
    enum Result {
        /// All is as it should be.
        SOUND(0),
        /// Something is not as it should be.
        DIFFERENT(1),
        /// Not all could be looked at, so that nothing is known.
        UNKNOWN(2);

        private final int status;

        Result(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Database database;
    private final List<Audit> audits;

    private Verification(ApplicationContext context) {
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions =
                context.getBean(TransactionOperations.class, Qualifiers.byName("default"));
        database = new Database(context.getBean(JdbcOperations.class), transactions);
        var json = new Json(context.getBean(ObjectMapper.class));
        audits =
                List.of(
                        new JournalAudit(database, json, new PostgresRulebooks(database, json)),
                        new DispatchAudit(database),
                        new CertificateAudit(database),
                        new TrailAudit(database));
    }

    /// Looks through the database of these settings.
    static Result run(Settings settings) {
        try {
            var database = settings.database();
            if (database != null) return run(database);
            if (!Files.exists(settings.data().resolve("postgres")))
                throw new StartRefused("There is no data in %s.".formatted(settings.data()));
            try (var embedded = EmbeddedDatabase.start(settings.data())) {
                return run(embedded.database());
            }
        } catch (RuntimeException unreadable) {
            if (unreadable instanceof StartRefused) LOG.error(unreadable.getMessage());
            else LOG.error("The database could not be looked through.", unreadable);
            return Result.UNKNOWN;
        }
    }

    private static Result run(Settings.Database database) {
        try (var context =
                ApplicationContext.builder()
                        .banner(false)
                        .deduceEnvironment(false)
                        .environments(ENVIRONMENT)
                        .properties(properties(database))
                        .start()) {
            return new Verification(context).run();
        }
    }

    private static Map<String, Object> properties(Settings.Database database) {
        var properties = new HashMap<>(Service.connecting(database));
        properties.put("datasources.default.maximum-pool-size", 1);
        properties.put("datasources.default.minimum-idle", 1);
        // It reads a lot, and nobody waits for it; but a database that is silent so long is gone.
        properties.put("datasources.default.data-source-properties.socketTimeout", LONGEST_SILENCE);
        properties.put("datasources.default.data-source-properties.options", "");
        // Not by the options: the driver would take a database that only reads for a standby.
        properties.put(
                "datasources.default.connection-init-sql",
                "set default_transaction_read_only = on");
        return properties;
    }

    private Result run() {
        var brands = new PostgresBrands(database).all();
        long different = 0;
        for (var brand : brands) different += compare(brand);
        if (different == 0) {
            LOG.info("Sound: {} brands were looked through, nothing differs.", brands.size());
            return Result.SOUND;
        }
        LOG.error("Not sound: of {} brands, {} things differ.", brands.size(), different);
        return Result.DIFFERENT;
    }

    private long compare(Brand.Id brand) {
        var differences =
                database.of(brand)
                        .readAtOnce(
                                () -> {
                                    var found = new Differences();
                                    for (var audit : audits) audit.compare(brand, found);
                                    return found;
                                });
        for (var one : differences.first())
            LOG.error("{}: {}: found {}, expected {}", brand, one.what(), one.kept(), one.due());
        if (differences.count() > Differences.MOST)
            LOG.error("{}: and {} more", brand, differences.count() - Differences.MOST);
        return differences.count();
    }
}
