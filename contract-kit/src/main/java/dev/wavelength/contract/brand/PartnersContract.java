package dev.wavelength.contract.brand;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Partners.Admission;
import dev.wavelength.domain.brand.Partners.Issue;
import dev.wavelength.domain.brand.Partners.Tie;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What every adapter for [Partners] must do, rule by rule.
public abstract class PartnersContract {

    private static final Partner.Name SHOP = new Partner.Name("web-shop");

    private static final Instant CREATED = Instant.parse("2026-03-02T09:14:03.123456Z");

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

    private static PartnerKey newKey() {
        return newKey(CREATED);
    }

    private static PartnerKey newKey(Instant createdAt) {
        return PartnerKey.of(new ApiKey("wl_" + UUID.randomUUID()), createdAt, null);
    }

    private Optional<Partner> found(PartnerKey key) {
        return partners.find(key.fingerprint()).map(Partners.Holder::partner);
    }

    private List<PartnerKey> keys(Brand.Id of) {
        return partners.list(of, null, 1).getFirst().keys();
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

        assertThat(found(key)).contains(partner);
    }

    @Test
    void p1_each_key_finds_its_own_partner() {
        var shopKey = newKey();
        var tillKey = newKey();
        var till = new Partner(brand, new Partner.Name("till-4"), Set.of(Scope.MOMENTS_WRITE));
        partners.admit(shop(brand), shopKey, null);
        partners.admit(till, tillKey, null);

        assertThat(found(shopKey)).contains(shop(brand));
        assertThat(found(tillKey)).contains(till);
    }

    @Test
    void p1_several_keys_find_their_partners_at_once() {
        var shopKey = newKey();
        var tillKey = newKey();
        var till = new Partner(brand, new Partner.Name("till-4"), Set.of(Scope.MOMENTS_WRITE));
        partners.admit(shop(brand), shopKey, null);
        partners.admit(till, tillKey, null);

        assertThat(
                        partners.find(
                                List.of(
                                        tillKey.fingerprint(),
                                        newKey().fingerprint(),
                                        shopKey.fingerprint(),
                                        tillKey.fingerprint())))
                .isEqualTo(
                        Map.of(
                                shopKey.fingerprint(),
                                new Partners.Holder(shop(brand), shopKey),
                                tillKey.fingerprint(),
                                new Partners.Holder(till, tillKey)));
        assertThat(partners.find(List.of())).isEmpty();
    }

    @Test
    void p1_nobody_is_found_by_any_other_key() {
        var key = newKey();
        partners.admit(shop(brand), key, null);

        assertThat(found(newKey())).isEmpty();
        var alike = key.fingerprint().hex().substring(0, 32) + "0".repeat(32);
        assertThat(partners.find(new ApiKey.Fingerprint(alike))).isEmpty();
    }

    @Test
    void p2_the_first_of_a_name_is_kept_and_the_second_gets_no_key() {
        var first = newKey();
        var second = newKey();
        var reader = new Partner(brand, SHOP, Set.of(Scope.REPORTS));
        partners.admit(shop(brand), first, null);

        assertThat(partners.admit(reader, second, null)).isEqualTo(new Admission.NameTaken());

        assertThat(found(first)).contains(shop(brand));
        assertThat(found(second)).isEmpty();
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
                assertThat(found(keys.get(racer)).isPresent())
                        .isEqualTo(said.get(racer) instanceof Admission.Admitted);
        }
    }

    @Test
    void p3_a_removed_partner_is_forgotten_at_once() {
        var key = newKey();
        partners.admit(shop(brand), key, null);

        assertThat(partners.remove(brand, SHOP)).contains(shop(brand));

        assertThat(found(key)).isEmpty();
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

        assertThat(found(before)).isEmpty();
        assertThat(found(after)).contains(shop(brand));
    }

    @Test
    void p4_a_repeated_claim_gets_the_partner_first_admitted_and_no_second_key() {
        var first = newKey();
        var second = newKey();
        partners.admit(shop(brand), first, claim("operator", "7f3a", "shop"));

        assertThat(partners.admit(shop(brand), second, claim("operator", "7f3a", "shop")))
                .isEqualTo(new Admission.Repeated(shop(brand)));

        assertThat(found(first)).contains(shop(brand));
        assertThat(found(second)).isEmpty();
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

        assertThat(found(key)).isEmpty();
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

        assertThat(found(key)).contains(shop(brand));
        assertThat(found(otherKey)).contains(shop(other));
    }

    @Test
    void p6_removing_one_leaves_its_namesake_in_another_brand() {
        var key = newKey();
        var otherKey = newKey();
        partners.admit(shop(brand), key, null);
        partners.admit(shop(other), otherKey, null);

        partners.remove(brand, SHOP);

        assertThat(found(key)).isEmpty();
        assertThat(found(otherKey)).contains(shop(other));
    }

    @Test
    void p7_a_partner_is_found_by_each_of_its_keys_as_it_was_made() {
        var first = newKey();
        var expiring =
                PartnerKey.of(
                        new ApiKey("wl_" + UUID.randomUUID()),
                        CREATED.plusSeconds(60),
                        CREATED.plusSeconds(3_600));
        partners.admit(shop(brand), first, null);

        assertThat(partners.issue(brand, SHOP, expiring, null))
                .isEqualTo(new Issue.Issued(expiring));

        assertThat(partners.find(first.fingerprint()))
                .contains(new Partners.Holder(shop(brand), first));
        assertThat(partners.find(expiring.fingerprint()))
                .contains(new Partners.Holder(shop(brand), expiring));
    }

    @Test
    void p7_nobody_is_given_a_key_who_is_not_there() {
        partners.admit(shop(other), newKey(), null);
        var key = newKey();

        assertThat(partners.issue(brand, SHOP, key, null)).isEqualTo(new Issue.UnknownPartner());

        assertThat(found(key)).isEmpty();
    }

    @Test
    void p7_a_repeated_claim_gets_the_key_of_then_and_no_other() {
        partners.admit(shop(brand), newKey(), claim("operator", "7f3a", "shop"));
        var first = newKey();
        var second = newKey();
        partners.issue(brand, SHOP, first, claim("operator", "7f3b", "key"));

        assertThat(partners.issue(brand, SHOP, second, claim("operator", "7f3b", "key")))
                .isEqualTo(new Issue.Repeated(first));
        assertThat(partners.issue(brand, SHOP, second, claim("operator", "7f3b", "other")))
                .isEqualTo(new Issue.KeyReused());
        assertThat(partners.issue(brand, SHOP, second, claim("operator", "7f3a", "key")))
                .isEqualTo(new Issue.KeyReused());

        assertThat(found(second)).isEmpty();
    }

    @Test
    void p7_of_racers_under_one_claim_one_is_given_the_last_key_and_all_others_repeat() {
        partners.admit(shop(brand), newKey(), null);
        for (int i = 1; i < PartnerKey.MOST - 1; i++) partners.issue(brand, SHOP, newKey(), null);
        var claim = claim("operator", "7f3b", "key");

        var said = Race.run(Race.RACERS, racer -> partners.issue(brand, SHOP, newKey(), claim));

        var key = issued(said);
        assertThat(said)
                .containsOnlyOnce(new Issue.Issued(key))
                .containsOnly(new Issue.Issued(key), new Issue.Repeated(key));
        assertThat(keys(brand)).hasSize(PartnerKey.MOST).contains(key);
    }

    private static PartnerKey issued(List<Issue> said) {
        return said.stream()
                .filter(Issue.Issued.class::isInstance)
                .map(one -> ((Issue.Issued) one).key())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void p7_so_many_keys_and_no_more_however_many_race() {
        partners.admit(shop(brand), newKey(), null);
        for (int i = 1; i < PartnerKey.MOST - 2; i++) partners.issue(brand, SHOP, newKey(), null);

        var said = Race.run(Race.RACERS, racer -> partners.issue(brand, SHOP, newKey(), null));

        assertThat(said).filteredOn(Issue.Issued.class::isInstance).hasSize(2);
        assertThat(said)
                .filteredOn(one -> !(one instanceof Issue.Issued))
                .containsOnly(new Issue.TooMany());
        assertThat(keys(brand)).hasSize(PartnerKey.MOST);
    }

    @Test
    void p8_a_withdrawn_key_is_forgotten_at_once_and_no_other() {
        var first = newKey();
        var second = newKey();
        partners.admit(shop(brand), first, null);
        partners.issue(brand, SHOP, second, null);
        partners.admit(shop(other), newKey(), null);

        assertThat(partners.withdraw(other, SHOP, first.id())).isEmpty();
        assertThat(partners.withdraw(brand, SHOP, first.id())).contains(first);

        assertThat(found(first)).isEmpty();
        assertThat(found(second)).contains(shop(brand));
        assertThat(partners.withdraw(brand, SHOP, first.id())).isEmpty();
    }

    @Test
    void p8_who_has_no_key_left_can_be_given_one() {
        var first = newKey();
        var second = newKey();
        partners.admit(shop(brand), first, null);
        partners.withdraw(brand, SHOP, first.id());

        assertThat(partners.issue(brand, SHOP, second, null)).isEqualTo(new Issue.Issued(second));

        assertThat(found(second)).contains(shop(brand));
    }

    @Test
    void p9_partners_are_listed_by_name_from_just_behind_another() {
        for (var name : List.of("b", "B", "a", "b-1"))
            partners.admit(
                    new Partner(brand, new Partner.Name(name), Set.of(Scope.MOT)), newKey(), null);
        partners.admit(shop(other), newKey(), null);

        assertThat(partners.list(brand, null, 10))
                .extracting(one -> one.partner().name().text())
                .containsExactly("B", "a", "b", "b-1");
        assertThat(partners.list(brand, new Partner.Name("a"), 1))
                .extracting(one -> one.partner().name().text())
                .containsExactly("b");
        assertThat(partners.list(brand, new Partner.Name("b-1"), 10)).isEmpty();
    }

    @Test
    void p9_a_partner_is_listed_with_its_keys_from_the_oldest() {
        var second = newKey(CREATED.plusSeconds(2));
        var first = newKey(CREATED.plusSeconds(1));
        partners.admit(shop(brand), second, null);
        partners.issue(brand, SHOP, first, null);

        assertThat(partners.list(brand, null, 10))
                .containsExactly(new Partners.Listed(shop(brand), List.of(first, second), null));
        partners.withdraw(brand, SHOP, first.id());
        partners.withdraw(brand, SHOP, second.id());
        assertThat(partners.list(brand, null, 10))
                .containsExactly(new Partners.Listed(shop(brand), List.of(), null));
    }

    @Test
    void p10_the_latest_use_of_a_key_is_kept_and_no_others() {
        var first = newKey();
        var second = newKey(CREATED.plusSeconds(1));
        partners.admit(shop(brand), first, null);
        partners.issue(brand, SHOP, second, null);

        partners.used(brand, SHOP, first.id(), CREATED.plusSeconds(20));
        partners.used(brand, SHOP, first.id(), CREATED.plusSeconds(10));

        assertThat(keys(brand))
                .extracting(PartnerKey::lastUsedAt)
                .containsExactly(CREATED.plusSeconds(20), null);
        partners.used(other, SHOP, second.id(), CREATED.plusSeconds(30));
        partners.used(brand, SHOP, newKey().id(), CREATED.plusSeconds(30));
        assertThat(keys(brand))
                .extracting(PartnerKey::lastUsedAt)
                .containsExactly(CREATED.plusSeconds(20), null);
    }

    @Test
    void p11_the_limits_put_last_are_kept_and_all_else_is_as_it_was() {
        var key = newKey();
        var limits = new Limits(7, 8_000_000_000L);
        partners.admit(shop(brand), key, null);
        partners.admit(shop(other), newKey(), null);

        assertThat(partners.limit(brand, SHOP, limits)).contains(shop(brand).within(limits));

        assertThat(found(key)).contains(shop(brand).within(limits));
        assertThat(partners.list(other, null, 1).getFirst().partner()).isEqualTo(shop(other));
        assertThat(partners.limit(brand, new Partner.Name("nobody"), limits)).isEmpty();
        assertThat(partners.remove(brand, SHOP)).contains(shop(brand).within(limits));
    }

    @Test
    void p11_a_partner_may_be_admitted_under_limits_of_its_own() {
        var key = newKey();
        var limited = shop(brand).within(new Limits(1, 1));
        partners.admit(limited, key, claim("operator", "7f3a", "shop"));

        assertThat(found(key)).contains(limited);
        assertThat(partners.admit(limited, newKey(), claim("operator", "7f3a", "shop")))
                .isEqualTo(new Admission.Repeated(limited));
    }

    private static ClientId newClient() {
        return new ClientId("client-" + UUID.randomUUID());
    }

    private Optional<Partner> found(ClientId client) {
        return Optional.ofNullable(partners.ofClients(List.of(client)).get(client));
    }

    @Test
    void p12_a_partner_is_found_by_its_client_id_and_nobody_by_any_other() {
        var client = newClient();
        var others = newClient();
        var nobodys = newClient();
        partners.admit(shop(brand), newKey(), null);
        partners.admit(shop(other), newKey(), null);

        assertThat(partners.tie(brand, SHOP, client)).isEqualTo(new Tie.Tied());
        assertThat(partners.tie(other, SHOP, others)).isEqualTo(new Tie.Tied());

        assertThat(partners.ofClients(List.of(client, others, nobodys)))
                .isEqualTo(Map.of(client, shop(brand), others, shop(other)));
        assertThat(partners.list(brand, null, 1).getFirst().clientId()).isEqualTo(client);
    }

    @Test
    void p12_a_client_id_takes_the_place_of_the_one_before() {
        var before = newClient();
        var after = newClient();
        partners.admit(shop(brand), newKey(), null);
        partners.tie(brand, SHOP, before);

        assertThat(partners.tie(brand, SHOP, after)).isEqualTo(new Tie.Tied());

        assertThat(found(before)).isEmpty();
        assertThat(found(after)).contains(shop(brand));
        assertThat(partners.list(brand, null, 1).getFirst().clientId()).isEqualTo(after);
    }

    @Test
    void p12_a_client_id_that_was_untied_is_nobodys() {
        var client = newClient();
        partners.admit(shop(brand), newKey(), null);
        partners.tie(brand, SHOP, client);

        assertThat(partners.untie(other, SHOP)).isEmpty();
        assertThat(partners.untie(brand, SHOP)).contains(client);

        assertThat(found(client)).isEmpty();
        assertThat(partners.untie(brand, SHOP)).isEmpty();
        assertThat(partners.list(brand, null, 1).getFirst().clientId()).isNull();
    }

    @Test
    void p12_a_client_id_is_nobodys_once_its_partner_is_removed() {
        var client = newClient();
        partners.admit(shop(brand), newKey(), null);
        partners.tie(brand, SHOP, client);
        partners.remove(brand, SHOP);

        assertThat(found(client)).isEmpty();

        partners.admit(shop(brand), newKey(), null);
        assertThat(found(client)).isEmpty();
        assertThat(partners.tie(brand, SHOP, client)).isEqualTo(new Tie.Tied());
    }

    @Test
    void p12_who_is_found_has_the_limits_put_last() {
        var client = newClient();
        partners.admit(shop(brand), newKey(), null);
        partners.tie(brand, SHOP, client);
        partners.limit(brand, SHOP, new Limits(1, 2));

        assertThat(found(client)).contains(shop(brand).within(new Limits(1, 2)));
    }

    @Test
    void p12_nobody_is_tied_who_is_not_there() {
        var client = newClient();
        partners.admit(shop(other), newKey(), null);

        assertThat(partners.tie(brand, SHOP, client)).isEqualTo(new Tie.UnknownPartner());

        assertThat(found(client)).isEmpty();
    }

    @Test
    void p13_a_client_id_is_one_partners_of_all_brands() {
        var client = newClient();
        var own = newClient();
        partners.admit(shop(brand), newKey(), null);
        partners.admit(shop(other), newKey(), null);
        partners.tie(brand, SHOP, client);
        partners.tie(other, SHOP, own);

        assertThat(partners.tie(other, SHOP, client)).isEqualTo(new Tie.ClientTaken());
        assertThat(partners.tie(brand, SHOP, client)).isEqualTo(new Tie.TiedBefore());

        assertThat(found(client)).contains(shop(brand));
        assertThat(found(own)).contains(shop(other));
    }

    @Test
    void p13_of_racers_for_one_client_id_one_is_tied() {
        var racers = new ArrayList<Partner>();
        for (int racer = 0; racer < Race.RACERS; racer++) {
            var name = new Partner.Name("racer-" + racer);
            racers.add(
                    new Partner(racer % 2 == 0 ? brand : other, name, Set.of(Scope.MOMENTS_READ)));
            partners.admit(racers.getLast(), newKey(), null);
        }
        for (int round = 0; round < Race.ROUNDS; round++) {
            var client = newClient();

            var said =
                    Race.run(
                            Race.RACERS,
                            racer ->
                                    partners.tie(
                                            racers.get(racer).brand(),
                                            racers.get(racer).name(),
                                            client));

            assertThat(said)
                    .containsOnlyOnce(new Tie.Tied())
                    .containsOnly(new Tie.Tied(), new Tie.ClientTaken());
            assertThat(found(client)).contains(racers.get(said.indexOf(new Tie.Tied())));
        }
    }
}
