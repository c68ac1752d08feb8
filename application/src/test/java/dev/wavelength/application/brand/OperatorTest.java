package dev.wavelength.application.brand;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.wavelength.application.brand.IdentifyCaller.Caller;
import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.brand.InMemoryPartners;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

class OperatorTest {

    private static final Partner.Name SHOP = new Partner.Name("web-shop");

    private final Brand brand = aBrand().build();
    private final InMemoryBrands brands = new InMemoryBrands();
    private final InMemoryPartners partners = new InMemoryPartners();
    private final AtomicInteger rolled = new AtomicInteger();
    private final AdmitPartner admitPartner = AdmitPartner.over(brands, partners, this::randomness);

    private byte[] randomness() {
        var bits = new byte[32];
        Arrays.fill(bits, (byte) rolled.incrementAndGet());
        return bits;
    }

    private Partner shop() {
        return new Partner(brand.id(), SHOP, Set.of(Scope.MOMENTS_WRITE));
    }

    private static Claim claim(String content) {
        return new Claim("operator", "7f3a", Digest.of(content));
    }

    private AdmitPartner.Outcome.Admitted admitted(AdmitPartner.Outcome outcome) {
        assertThat(outcome).isInstanceOf(AdmitPartner.Outcome.Admitted.class);
        return (AdmitPartner.Outcome.Admitted) outcome;
    }

    @Nested
    class Defining {

        private final DefineBrand defineBrand = DefineBrand.over(brands);

        @Test
        void a_new_brand_is_created_and_the_same_again_changes_nothing() {
            assertThat(defineBrand.define(brand)).isEqualTo(new DefineBrand.Outcome.Created(brand));
            assertThat(defineBrand.define(brand)).isEqualTo(new DefineBrand.Outcome.Defined(brand));
        }

        @Test
        void another_definition_takes_the_place_of_the_first() {
            var renamed = aBrand().under(brand.id().text()).named("Lumen").build();
            defineBrand.define(brand);

            assertThat(defineBrand.define(renamed))
                    .isEqualTo(new DefineBrand.Outcome.Defined(renamed));
            assertThat(brands.find(brand.id())).contains(renamed);
        }
    }

    @Nested
    class Admitting {

        @Test
        void a_partner_is_told_its_key_and_known_by_it() {
            brands.put(brand);

            var admitted = admitted(admitPartner.admit(shop(), null));

            assertThat(admitted.partner()).isEqualTo(shop());
            assertThat(admitted.key().wellMade()).isTrue();
            assertThat(partners.find(admitted.key().fingerprint())).contains(shop());
        }

        @Test
        void a_brand_that_is_not_there_admits_nobody() {
            var untouched = mock(Partners.class);

            assertThat(AdmitPartner.over(brands, untouched, () -> new byte[32]).admit(shop(), null))
                    .isEqualTo(new AdmitPartner.Outcome.UnknownBrand());
            verifyNoInteractions(untouched);
        }

        @Test
        void a_name_is_taken_once() {
            brands.put(brand);
            var first = admitted(admitPartner.admit(shop(), null));

            assertThat(admitPartner.admit(shop(), null))
                    .isEqualTo(new AdmitPartner.Outcome.NameTaken(SHOP));
            assertThat(partners.find(first.key().fingerprint())).contains(shop());
        }

        @Test
        void a_retry_is_told_that_the_key_was_told() {
            brands.put(brand);
            var first = admitted(admitPartner.admit(shop(), claim("shop")));

            assertThat(admitPartner.admit(shop(), claim("shop")))
                    .isEqualTo(new AdmitPartner.Outcome.AdmittedBefore(shop()));
            assertThat(partners.find(first.key().fingerprint())).contains(shop());
        }

        @Test
        void a_claims_key_is_good_for_one_admission() {
            brands.put(brand);
            admitPartner.admit(shop(), claim("shop"));

            assertThat(admitPartner.admit(shop(), claim("another shop")))
                    .isEqualTo(new AdmitPartner.Outcome.KeyReused());
        }
    }

    @Nested
    class Revoking {

        private final RevokePartner revokePartner = RevokePartner.over(partners);

        @Test
        void a_revoked_partner_is_a_stranger_at_once() {
            brands.put(brand);
            var key = admitted(admitPartner.admit(shop(), null)).key();

            assertThat(revokePartner.revoke(brand.id(), SHOP))
                    .isEqualTo(new RevokePartner.Outcome.Revoked(shop()));
            assertThat(partners.find(key.fingerprint())).isEmpty();
        }

        @Test
        void nobody_is_revoked_twice() {
            assertThat(revokePartner.revoke(brand.id(), SHOP))
                    .isEqualTo(new RevokePartner.Outcome.UnknownPartner());
        }
    }

    @Nested
    class Identifying {

        private final ApiKey operatorKey = new ApiKey("chosen-by-the-operator");
        private final IdentifyCaller identifyCaller =
                IdentifyCaller.over(partners, operatorKey::fingerprint);

        @Test
        void the_operator_is_known_by_a_key_of_its_own_choice() {
            assertThat(identifyCaller.identify(operatorKey)).isEqualTo(new Caller.Operator());
        }

        @Test
        void a_partner_is_known_by_the_key_it_was_told() {
            brands.put(brand);
            var key = admitted(admitPartner.admit(shop(), null)).key();

            assertThat(identifyCaller.identify(key)).isEqualTo(new Caller.Known(shop()));
        }

        @Test
        void a_partner_is_a_stranger_as_soon_as_it_is_revoked() {
            brands.put(brand);
            var key = admitted(admitPartner.admit(shop(), null)).key();
            identifyCaller.identify(key);

            RevokePartner.over(partners).revoke(brand.id(), SHOP);

            assertThat(identifyCaller.identify(key)).isEqualTo(new Caller.Stranger());
        }

        @Test
        void a_well_made_key_that_nobody_was_told_is_a_strangers() {
            assertThat(identifyCaller.identify(ApiKey.from(new byte[32])))
                    .isEqualTo(new Caller.Stranger());
        }

        @Test
        void a_key_that_cannot_be_ours_is_not_looked_up() {
            var untouched = mock(Partners.class);
            var mistyped = new ApiKey("wl_0000000000000000000000000000000000000000");

            assertThat(IdentifyCaller.over(untouched, operatorKey::fingerprint).identify(mistyped))
                    .isEqualTo(new Caller.Stranger());
            verifyNoInteractions(untouched);
        }
    }
}
