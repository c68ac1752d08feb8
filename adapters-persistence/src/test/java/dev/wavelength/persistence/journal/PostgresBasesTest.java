package dev.wavelength.persistence.journal;

import dev.wavelength.contract.journal.BasesContract;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.promise.PostgresPromises;
import dev.wavelength.persistence.promise.PostgresTouchpoints;
import dev.wavelength.persistence.sql.TestDatabase;
import dev.wavelength.persistence.verdict.PostgresRulebooks;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresBasesTest extends BasesContract {

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
    protected Rulebooks rulebooks() {
        return new PostgresRulebooks(store.database(), store.json());
    }

    @Override
    protected Touchpoints touchpoints() {
        return new PostgresTouchpoints(store.database());
    }

    @Override
    protected Promises promises() {
        return new PostgresPromises(store.database());
    }

    @Override
    protected Bases bases() {
        return new PostgresBases(store.database(), rulebooks());
    }
}
