package dev.wavelength.persistence.sql;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/// The tables of a database.
public final class Schema {

    private Schema() {}

    /// Brings the tables up to date, as their owner. Whoever comes second waits for the first.
    ///
    /// @param owner whose the tables are; none if the URL says it
    /// @param service whom the owner lets read and write rows; none if that is the owner
    public static void migrate(
            String url,
            @Nullable String owner,
            @Nullable String password,
            @Nullable String service) {
        Flyway.configure()
                .dataSource(url, owner, password)
                .placeholders(Map.of("service", Objects.requireNonNullElse(service, "")))
                .load()
                .migrate();
    }
}
