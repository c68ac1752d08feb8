package dev.wavelength.persistence.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners.Admission;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.persistence.sql.TestDatabase;
import dev.wavelength.persistence.sql.TestServer;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Set;

/// A key that was told before partners had several opens what it opened.
class KeysOfBeforeTest {

    private static final ApiKey KEY = ApiKey.from(new byte[32]);

    @Test
    void a_key_of_before_is_known_with_the_claim_it_was_made_under() {
        try (var store = TestDatabase.connect(TestServer.newDatabase("1"))) {
            store.execute(
                    """
                    insert into partner (
                        brand, partner, key_fingerprint, scopes,
                        claim_caller, claim_key, claim_content_high, claim_content_low)
                    values ('b', 'shop', '%s', array['mot'], 'operator', 'k', 7, 8)
                    """
                            .formatted(KEY.fingerprint().hex()));

            TestServer.migrate(store.url());

            var shop = new Partner(new Brand.Id("b"), new Partner.Name("shop"), Set.of(Scope.MOT));
            var partners = new PostgresPartners(store.database());
            assertThat(partners.find(KEY.fingerprint()).orElseThrow().partner()).isEqualTo(shop);
            assertThat(
                            partners.admit(
                                    shop,
                                    PartnerKey.of(KEY, Instant.EPOCH, null),
                                    new Claim("operator", "k", new Digest(7, 8))))
                    .isEqualTo(new Admission.Repeated(shop));
        }
    }
}
