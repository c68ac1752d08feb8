package dev.wavelength.persistence.event;

import dev.wavelength.contract.event.SigningKeysContract;
import dev.wavelength.domain.event.SigningKeys;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresSigningKeysTest extends SigningKeysContract {

    private TestDatabase store;

    @BeforeEach
    void connect() {
        store = TestDatabase.create();
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    @Override
    protected SigningKeys signingKeys() {
        return new PostgresSigningKeys(store.database());
    }
}
