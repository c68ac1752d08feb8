package dev.wavelength.persistence.priority;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.priority.AudiencesContract;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.persistence.journal.PostgresAdapters;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresAudiencesTest extends AudiencesContract {

    private static TestDatabase store;

    @BeforeAll
    static void connect() {
        store = TestDatabase.create();
    }

    @AfterAll
    static void disconnect() {
        store.close();
    }

    @Override
    protected Adapters adapters() {
        return PostgresAdapters.over(store);
    }

    @Override
    protected Audiences audiences(Adapters adapters) {
        return new PostgresAudiences(store.database());
    }
}
