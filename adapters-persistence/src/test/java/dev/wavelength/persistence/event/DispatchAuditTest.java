package dev.wavelength.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.persistence.sql.Differences.Difference;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

/// An audit of dispatches finds every event that was left out, waits for nothing or goes nowhere.
class DispatchAuditTest {

    private static final String WEBHOOK = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001";

    private final Brand.Id brand = new Brand.Id("brand");
    private TestDatabase store;
    private DispatchAudit audit;

    @BeforeEach
    void plan_some() {
        store = TestDatabase.create();
        audit = new DispatchAudit(store.database());
        store.execute(
                """
                insert into webhook (
                    brand, webhook, created_at, address, types, xact, n, last_secret, secrets_since)
                values ('brand', '%s', now(), 'https://example.org', '{}', 0, 0, 1, array[now()])
                """
                        .formatted(WEBHOOK));
        store.execute(
                """
                insert into event (brand, xact, n, id, at, type, subject, customer, data)
                select 'brand', 1, n, 'e-' || n, now(), 'MOMENT_RECORDED', 's',
                    case when n < 5 then 'c' end, '{}'
                from generate_series(1, 5) as n
                """);
        new PostgresDispatches(store.database(), store.json()).plan(Instant.now(), 100);
        store.execute(
                """
                update dispatch
                set status = 'DELIVERED', attempts = 1, due_at = null, tried_at = now()
                where n = 1
                """);
        store.execute("update dispatch set due_at = now() where n = 2");
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    @Test
    void what_was_planned_is_as_it_should_be() {
        assertThat(store.column("select count(*) from dispatch")).containsExactly("5");
        assertThat(store.differences(audit, brand)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    delete from webhook                                   | 1 | a webhook that is there
                    update webhook set n = 3                              | 4 | a place up to which its webhook is planned
                    delete from event where n = 3                         | 3 | an event that is there
                    update event set id = 'e-x' where n = 2               | 2 | an event that is there
                    update dispatch set due_at = now() where n = 1        | 1 | no time at which it is due
                    update dispatch set tried_at = null where n = 1       | 1 | an attempt
                    update dispatch set due_at = null                     | 2 | a time at which it is due
                    update dispatch set due_at = null where n = 5         | 5 | a time at which it is due
                    delete from dispatch where n = 2                      | 3 | a time at which it is due
                    delete from dispatch where n = 4                      | 4 | on its way, or settled
                    """)
    void what_was_planted_is_found(String fault, int event, String due) {
        store.execute(fault);

        assertThat(store.differences(audit, brand))
                .filteredOn(
                        one ->
                                one.what()
                                        .equals(
                                                "event e-%d to webhook %s"
                                                        .formatted(event, WEBHOOK)))
                .extracting(Difference::due)
                .contains(due);
    }
}
