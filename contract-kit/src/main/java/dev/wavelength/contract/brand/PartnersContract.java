package dev.wavelength.contract.brand;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Partners.Admission;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What every adapter for [Partners] must do, rule by rule.
public abstract class PartnersContract {

    private static final Partner.Name SHOP = new Partner.Name("web-shop");

    private Partners partners;
    private Brand.Id brand;
    private Brand.Id other;

    /// The adapter for brands over the same store.
    protected abstract Brands brands();

    /// The adapter under test. Its store need not be empty.
    protected abstract Partners partners();

    @BeforeEach
    void openTwoBrands() {
        var brands = brands();
        partners = partners();
        brand = put(brands);
        other = put(brands);
    }

    private static Brand.Id put(Brands brands) {
        var brand = aBrand().build();
        brands.put(brand);
        return brand.id();
    }

    private static Partner shop(Brand.Id of) {
        return new Partner(of, SHOP, Set.of(Scope.MOMENTS_WRITE, Scope.MOMENTS_READ));
    }

    private static ApiKey.Fingerprint newKey() {
        return new ApiKey("wl_" + UUID.randomUUID()).fingerprint();
    }

    private static Claim claim(String caller, String key, String content) {
        return new Claim(caller, key, Digest.of(content));
    }

    @Test
    void p1_a_partner_is_found_by_its_key_with_all_its_scopes() {
        var key = newKey();
        var all = EnumSet.complementOf(EnumSet.of(Scope.OPERATOR));
        var partner = new Partner(brand, SHOP, all);

        assertThat(partners.admit(partner, key, null)).isEqualTo(new Admission.Admitted(partner));

        assertThat(partners.find(key)).contains(partner);
    }

    @Test
    void p1_each_key_finds_its_own_partner() {
        var shopKey = newKey();
        var tillKey = newKey();
        var till = new Partner(brand, new Partner.Name("till-4"), Set.of(Scope.MOMENTS_WRITE));
        partners.admit(shop(brand), shopKey, null);
        partners.admit(till, tillKey, null);

        assertThat(partners.find(shopKey)).contains(shop(brand));
        assertThat(partners.find(tillKey)).contains(till);
    }

    @Test
    void p1_several_keys_find_their_partners_at_once() {
        var shopKey = newKey();
        var tillKey = newKey();
        var till = new Partner(brand, new Partner.Name("till-4"), Set.of(Scope.MOMENTS_WRITE));
        partners.admit(shop(brand), shopKey, null);
        partners.admit(till, tillKey, null);

        assertThat(partners.find(List.of(tillKey, newKey(), shopKey, tillKey)))
                .isEqualTo(Map.of(shopKey, shop(brand), tillKey, till));
        assertThat(partners.find(List.of())).isEmpty();
    }

    @Test
    void p1_nobody_is_found_by_any_other_key() {
        var key = newKey();
        partners.admit(shop(brand), key, null);

        assertThat(partners.find(newKey())).isEmpty();
        assertThat(partners.find(new ApiKey.Fingerprint(key.hex().substring(0, 32)))).isEmpty();
    }

    @Test
    void p2_the_first_of_a_name_is_kept_and_the_second_gets_no_key() {
        var first = newKey();
        var second = newKey();
        var reader = new Partner(brand, SHOP, Set.of(Scope.REPORTS));
        partners.admit(shop(brand), first, null);

        assertThat(partners.admit(reader, second, null)).isEqualTo(new Admission.NameTaken());

        assertThat(partners.find(first)).contains(shop(brand));
        assertThat(partners.find(second)).isEmpty();
    }

    @Test
    void p2_names_that_differ_in_case_are_two() {
        partners.admit(shop(brand), newKey(), null);
        var shouting = new Partner(brand, new Partner.Name("WEB-SHOP"), Set.of(Scope.REPORTS));

        assertThat(partners.admit(shouting, newKey(), null))
                .isEqualTo(new Admission.Admitted(shouting));
    }

    @Test
    void p2_one_of_those_who_race_for_a_name_is_admitted() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var partner =
                    new Partner(brand, new Partner.Name("shop-" + round), Set.of(Scope.REPORTS));
            var keys = Race.run(Race.RACERS, racer -> newKey());

            var said =
                    Race.run(Race.RACERS, racer -> partners.admit(partner, keys.get(racer), null));

            assertThat(said)
                    .containsOnlyOnce(new Admission.Admitted(partner))
                    .containsOnly(new Admission.Admitted(partner), new Admission.NameTaken());
            for (int racer = 0; racer < Race.RACERS; racer++)
                assertThat(partners.find(keys.get(racer)).isPresent())
                        .isEqualTo(said.get(racer) instanceof Admission.Admitted);
        }
    }

    @Test
    void p3_a_removed_partner_is_forgotten_at_once() {
        var key = newKey();
        partners.admit(shop(brand), key, null);

        assertThat(partners.remove(brand, SHOP)).contains(shop(brand));

        assertThat(partners.find(key)).isEmpty();
        assertThat(partners.remove(brand, SHOP)).isEmpty();
    }

    @Test
    void p3_a_removed_partners_name_is_free_again() {
        var before = newKey();
        var after = newKey();
        partners.admit(shop(brand), before, null);
        partners.remove(brand, SHOP);

        assertThat(partners.admit(shop(brand), after, null))
                .isEqualTo(new Admission.Admitted(shop(brand)));

        assertThat(partners.find(before)).isEmpty();
        assertThat(partners.find(after)).contains(shop(brand));
    }

    @Test
    void p4_a_repeated_claim_gets_the_partner_first_admitted_and_no_second_key() {
        var first = newKey();
        var second = newKey();
        partners.admit(shop(brand), first, claim("operator", "7f3a", "shop"));

        assertThat(partners.admit(shop(brand), second, claim("operator", "7f3a", "shop")))
                .isEqualTo(new Admission.Repeated(shop(brand)));

        assertThat(partners.find(first)).contains(shop(brand));
        assertThat(partners.find(second)).isEmpty();
    }

    @Test
    void p4_a_claim_is_forgotten_with_its_partner() {
        partners.admit(shop(brand), newKey(), claim("operator", "7f3a", "shop"));
        partners.remove(brand, SHOP);

        assertThat(partners.admit(shop(brand), newKey(), claim("operator", "7f3a", "shop")))
                .isEqualTo(new Admission.Admitted(shop(brand)));
    }

    @Test
    void p4_without_the_same_claim_the_name_is_taken() {
        partners.admit(shop(brand), newKey(), claim("operator", "7f3a", "shop"));

        assertThat(partners.admit(shop(brand), newKey(), null))
                .isEqualTo(new Admission.NameTaken());
        assertThat(partners.admit(shop(brand), newKey(), claim("operator", "7f3b", "shop")))
                .isEqualTo(new Admission.NameTaken());
        assertThat(partners.admit(shop(brand), newKey(), claim("another", "7f3a", "shop")))
                .isEqualTo(new Admission.NameTaken());
    }

    @Test
    void p4_a_claim_that_was_refused_is_not_kept() {
        partners.admit(shop(brand), newKey(), null);
        partners.admit(shop(brand), newKey(), claim("operator", "7f3a", "shop"));
        var till = new Partner(brand, new Partner.Name("till-4"), Set.of(Scope.REPORTS));

        assertThat(partners.admit(till, newKey(), claim("operator", "7f3a", "till")))
                .isEqualTo(new Admission.Admitted(till));
    }

    @Test
    void p4_of_racers_under_one_claim_one_is_admitted_and_all_others_repeat() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var partner =
                    new Partner(brand, new Partner.Name("shop-" + round), Set.of(Scope.REPORTS));
            var claim = claim("operator", "key-" + round, "shop");

            var said = Race.run(Race.RACERS, racer -> partners.admit(partner, newKey(), claim));

            assertThat(said)
                    .containsOnlyOnce(new Admission.Admitted(partner))
                    .containsOnly(new Admission.Admitted(partner), new Admission.Repeated(partner));
        }
    }

    @Test
    void p5_a_claims_key_is_refused_for_other_content() {
        partners.admit(shop(brand), newKey(), claim("operator", "7f3a", "shop"));
        var till = new Partner(brand, new Partner.Name("till-4"), Set.of(Scope.REPORTS));
        var key = newKey();

        assertThat(partners.admit(till, key, claim("operator", "7f3a", "till")))
                .isEqualTo(new Admission.KeyReused());
        assertThat(partners.admit(shop(brand), key, claim("operator", "7f3a", "more")))
                .isEqualTo(new Admission.KeyReused());

        assertThat(partners.find(key)).isEmpty();
        assertThat(partners.remove(brand, till.name())).isEmpty();
    }

    @Test
    void p5_the_keys_of_two_callers_never_meet() {
        var till = new Partner(brand, new Partner.Name("till-4"), Set.of(Scope.REPORTS));
        partners.admit(shop(brand), newKey(), claim("operator", "7f3a", "shop"));

        assertThat(partners.admit(till, newKey(), claim("another", "7f3a", "till")))
                .isEqualTo(new Admission.Admitted(till));
    }

    @Test
    void p6_partners_of_one_name_in_two_brands_are_two() {
        var key = newKey();
        var otherKey = newKey();
        partners.admit(shop(brand), key, null);

        assertThat(partners.admit(shop(other), otherKey, null))
                .isEqualTo(new Admission.Admitted(shop(other)));

        assertThat(partners.find(key)).contains(shop(brand));
        assertThat(partners.find(otherKey)).contains(shop(other));
    }

    @Test
    void p6_removing_one_leaves_its_namesake_in_another_brand() {
        var key = newKey();
        var otherKey = newKey();
        partners.admit(shop(brand), key, null);
        partners.admit(shop(other), otherKey, null);

        partners.remove(brand, SHOP);

        assertThat(partners.find(key)).isEmpty();
        assertThat(partners.find(otherKey)).contains(shop(other));
    }
}
