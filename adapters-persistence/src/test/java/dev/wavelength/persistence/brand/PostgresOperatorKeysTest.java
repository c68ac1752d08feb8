package dev.wavelength.persistence.brand;

import dev.wavelength.contract.brand.OperatorKeysContract;
import dev.wavelength.domain.brand.OperatorKeys;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresOperatorKeysTest extends OperatorKeysContract {

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
    protected OperatorKeys operatorKeys() {
        return new PostgresOperatorKeys(store.database());
    }
}
