package dev.wavelength.persistence.brand;

import dev.wavelength.contract.brand.BrandsContract;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresBrandsTest extends BrandsContract {

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
}
