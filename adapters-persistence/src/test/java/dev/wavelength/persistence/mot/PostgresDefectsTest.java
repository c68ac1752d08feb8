package dev.wavelength.persistence.mot;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.mot.DefectsContract;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.persistence.journal.PostgresAdapters;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresDefectsTest extends DefectsContract {

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
    protected Defects defects(Adapters adapters) {
        return new PostgresDefects(store.database());
    }
}
