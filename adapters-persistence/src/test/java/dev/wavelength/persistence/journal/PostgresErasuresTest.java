package dev.wavelength.persistence.journal;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.ErasuresContract;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresErasuresTest extends ErasuresContract {

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
}
