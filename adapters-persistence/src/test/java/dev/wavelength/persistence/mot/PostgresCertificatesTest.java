package dev.wavelength.persistence.mot;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.mot.InspectionBuilder.anInspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.contract.mot.CertificatesContract;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Certificates.Issue;
import dev.wavelength.persistence.brand.PostgresBrands;
import dev.wavelength.persistence.event.PostgresEvents;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

class PostgresCertificatesTest extends CertificatesContract {

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
    protected Certificates certificates() {
        return over(store);
    }

    @Override
    protected Events events() {
        return new PostgresEvents(store.database(), store.json());
    }

    private static Certificates over(TestDatabase store) {
        return new PostgresCertificates(store.database(), store.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update certificate set result = 'PASS'",
                "update certificate set number = number + 1 where brand = 'none'",
                "delete from certificate",
                "truncate certificate"
            })
    void nobody_edits_a_certificate(String edit) {
        var issued = over(store).issue(anInspection(aBrand().build()).at("a", 2, 60).build(), null);

        assertThatThrownBy(() -> store.execute(edit))
                .hasStackTraceContaining("a certificate is never edited");

        var certificate = ((Issue.Issued) issued).certificate();
        assertThat(over(store).find(certificate.inspection().brand(), 1))
                .contains(new Certificates.Kept(certificate, null));
    }

    @Test
    void two_instances_leave_no_gap_between_them() {
        var brand = aBrand().build();
        try (var second = TestDatabase.connect(store.url())) {
            var instances = List.of(over(store), over(second));

            var numbers =
                    Race.run(
                            12,
                            racer ->
                                    instances
                                            .get(racer % 2)
                                            .issue(anInspection(brand).build(), null));

            assertThat(numbers)
                    .extracting(issue -> ((Issue.Issued) issue).certificate().number())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 12).boxed().toList());
        }
    }

    @Test
    void what_is_kept_is_the_text_that_was_issued() {
        var brand = aBrand().build();
        var issued = over(store).issue(anInspection(brand).at("a", 2, 60).build(), null);

        assertThat(
                        store.column(
                                "select content from certificate where brand = '%s'"
                                        .formatted(brand.id())))
                .containsExactly(((Issue.Issued) issued).certificate().content());
    }
}
