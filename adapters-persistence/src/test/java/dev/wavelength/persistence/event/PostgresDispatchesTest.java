package dev.wavelength.persistence.event;

import dev.wavelength.contract.event.DispatchesContract;
import dev.wavelength.contract.event.EventAdapters;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresDispatchesTest extends DispatchesContract {

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
    protected EventAdapters adapters() {
        return PostgresEventAdapters.over(store);
    }
}
