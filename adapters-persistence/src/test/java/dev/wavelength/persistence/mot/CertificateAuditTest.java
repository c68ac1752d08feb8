package dev.wavelength.persistence.mot;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.mot.InspectionBuilder.anInspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.persistence.sql.Differences.Difference;
import dev.wavelength.persistence.sql.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An audit of certificates finds every one that was edited or is gone.
class CertificateAuditTest {

    private final Brand brand = aBrand().build();
    private TestDatabase store;
    private CertificateAudit audit;

    @BeforeEach
    void issue_three() {
        store = TestDatabase.create();
        audit = new CertificateAudit(store.database());
        var certificates = new PostgresCertificates(store.database(), store.json());
        for (int i = 1; i <= 3; i++)
            certificates.issue(anInspection(brand).at("a", 2, 60).at("B", i, 60).build(), null);
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    @Test
    void what_was_issued_is_as_it_should_be() {
        assertThat(store.differences(audit, brand.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update certificate set content = replace(content::text, ':60', ':61')::json where number = 2 | the digest of certificate 2
                    update certificate set digest = reverse(digest) where number = 3      | the digest of certificate 3
                    delete from certificate where number = 2                              | certificate 2
                    delete from certificate where number = 3                              | certificate 3
                    update certificate set number = 9 where number = 3                    | certificate 9
                    update certificate_count set issued = 4                               | certificate 4
                    delete from certificate_count                                         | certificate 1
                    update certificate set result = 'INCOMPLETE' where number = 2         | what stands beside certificate 2
                    update certificate set amends = null where number = 3                 | what stands beside certificate 3
                    update certificate set to_day = to_day + 1 where number = 1           | what stands beside certificate 1
                    delete from inspected where number = 1 and touchpoint = 'a'           | the touchpoints of certificate 1
                    delete from inspected where number = 2                                | the touchpoints of certificate 2
                    update inspected set advisory_age = 7 where number = 3                | the touchpoints of certificate 3
                    """)
    void what_was_forced_upon_them_is_found(String fault, String named) {
        store.execute("alter table certificate disable trigger certificate_stays");
        store.execute(fault);

        assertThat(store.differences(audit, brand.id()))
                .extracting(Difference::what)
                .contains(named);
    }
}
