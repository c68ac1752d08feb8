package dev.wavelength.persistence.verdict;

import dev.wavelength.contract.verdict.RulebooksContract;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.verdict.Rulebooks;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresRulebooksTest extends RulebooksContract {

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
}
