package dev.wavelength.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.persistence.sql.Differences.Difference;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Optional;

/// An audit of a trail finds every note that was changed, left out or put in between.
class TrailAuditTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:14:03.123456Z");

    private final Brand.Id brand = new Brand.Id("brand");
    private TestDatabase store;

    @BeforeEach
    void note_three_changes() {
        store = TestDatabase.create();
        var trails = new PostgresAuditTrails(store.database());
        for (int i = 1; i <= 3; i++) {
            var change = new Change(Change.Act.BRAND_CREATED, "s", "change " + i);
            trails.noting(brand, Actor.OPERATOR, AT, done -> Optional.of(change), () -> "done");
        }
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    @Test
    void what_was_noted_is_as_it_should_be() {
        var audit = new TrailAudit(store.database());

        assertThat(store.differences(audit, brand)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update audit set actor = 'nobody' where number = 2                    | 2
                    update audit set detail = 'nothing' where number = 1                  | 1
                    update audit set noted_at = noted_at + interval '1 second' where number = 3 | 3
                    update audit set digest_low = digest_low + 1 where number = 2         | 2
                    delete from audit where number = 2                                    | 3
                    delete from audit where number = 1                                    | 2
                    insert into audit select 4, noted_at, digest_high, digest_low, brand, actor, act, subject, detail from audit where number = 3 | 4
                    """)
    void what_was_forced_upon_it_is_found(String fault, int number) {
        store.execute("alter table audit disable trigger audit_is_only_added_to");
        store.execute(fault);

        assertThat(store.differences(new TrailAudit(store.database()), brand))
                .extracting(Difference::what)
                .contains("note %d of the audit trail".formatted(number));
    }
}
