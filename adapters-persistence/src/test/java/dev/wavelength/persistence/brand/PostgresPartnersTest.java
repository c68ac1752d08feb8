package dev.wavelength.persistence.brand;

import dev.wavelength.contract.brand.PartnersContract;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresPartnersTest extends PartnersContract {

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
    protected Partners partners() {
        return new PostgresPartners(store.database());
    }
}
