package dev.wavelength.persistence.promise;

import dev.wavelength.contract.promise.TouchpointsContract;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresTouchpointsTest extends TouchpointsContract {

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
    protected Brands brands() {
        return new PostgresBrands(store.database());
    }

    @Override
    protected Touchpoints touchpoints() {
        return new PostgresTouchpoints(store.database());
    }
}
