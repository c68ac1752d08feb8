package dev.wavelength.persistence.journal;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.chain.PostgresChains;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.promise.PostgresTouchpoints;
import dev.wavelength.persistence.pulse.PostgresTallies;
import dev.wavelength.persistence.recovery.PostgresRecoveries;
import dev.wavelength.persistence.sql.Differences.Difference;
import dev.wavelength.persistence.sql.TestDatabase;
import dev.wavelength.persistence.verdict.PostgresRulebooks;

import java.util.List;

/// The adapters that recording goes through, over one PostgreSQL.
public final class PostgresAdapters {

    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(SigningKey.from(new byte[32]));

    private PostgresAdapters() {}

    public static Adapters over(TestDatabase store) {
        var database = store.database();
        var rulebooks = new PostgresRulebooks(database, store.json());
        return new Adapters(
                new PostgresBrands(database),
                rulebooks,
                new PostgresTouchpoints(database),
                new PostgresMoments(database, store.json(), rulebooks, PSEUDONYMS),
                new PostgresChains(database),
                new PostgresRecoveries(database, store.json()),
                new PostgresTallies(database),
                new PostgresEvents(database, store.json()),
                new PostgresErasures(database, store.json(), rulebooks, PSEUDONYMS));
    }

    public static JournalAudit audit(TestDatabase store) {
        return new JournalAudit(
                store.database(),
                store.json(),
                new PostgresRulebooks(store.database(), store.json()));
    }

    /// All that is not as it should be with a brand.
    public static List<Difference> differences(TestDatabase store, Brand.Id brand) {
        return store.differences(audit(store), brand);
    }
}
