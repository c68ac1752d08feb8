package dev.wavelength.application.brand;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.domain.audit.Actor.OPERATOR;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.wavelength.application.brand.IdentifyCaller.Caller;
import dev.wavelength.contract.audit.InMemoryAuditTrails;
import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.brand.InMemoryPartners;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.value.Page;
import dev.wavelength.domain.value.StoreUnavailable;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

class OperatorTest {

    private static final Partner.Name SHOP = new Partner.Name("web-shop");

    private final Brand brand = aBrand().build();
    private final InMemoryBrands brands = new InMemoryBrands();
    private final InMemoryPartners partners = new InMemoryPartners();
    private Instant now = Instant.parse("2026-03-02T09:14:03.123456Z");
    private final InstantSource clock = () -> now;
    private final InMemoryAuditTrails trails = new InMemoryAuditTrails();
    private final AtomicInteger rolled = new AtomicInteger();
    private final AdmitPartner admitPartner =
            AdmitPartner.over(brands, partners, trails, this::randomness, clock);

    private final IssueKey issueKey = IssueKey.over(partners, trails, this::randomness, clock);

    private byte[] randomness() {
        var bits = new byte[32];
        Arrays.fill(bits, (byte) rolled.incrementAndGet());
        return bits;
    }

    private Partner shop() {
        return new Partner(brand.id(), SHOP, Set.of(Scope.MOMENTS_WRITE));
    }

    private Optional<Partner> found(ApiKey.Fingerprint key) {
        return partners.find(key).map(Partners.Holder::partner);
    }

    private static Claim claim(String content) {
        return new Claim("operator", "7f3a", Digest.of(content));
    }

    private AdmitPartner.Outcome.Admitted admitted(AdmitPartner.Outcome outcome) {
        assertThat(outcome).isInstanceOf(AdmitPartner.Outcome.Admitted.class);
        return (AdmitPartner.Outcome.Admitted) outcome;
    }

    private static IssueKey.Outcome.Issued issued(IssueKey.Outcome outcome) {
        assertThat(outcome).isInstanceOf(IssueKey.Outcome.Issued.class);
        return (IssueKey.Outcome.Issued) outcome;
    }

    private List<PartnerKey> keys() {
        return partners.list(brand.id(), null, 1).getFirst().keys();
    }

    @Nested
    class Defining {

        private final DefineBrand defineBrand = DefineBrand.over(brands, trails, clock);

        @Test
        void a_new_brand_is_created_and_the_same_again_changes_nothing() {
            assertThat(defineBrand.define(brand, OPERATOR))
                    .isEqualTo(new DefineBrand.Outcome.Created(brand));
            assertThat(defineBrand.define(brand, OPERATOR))
                    .isEqualTo(new DefineBrand.Outcome.Defined(brand));
        }

        @Test
        void another_definition_takes_the_place_of_the_first() {
            var renamed = aBrand().under(brand.id().text()).named("Lumen").build();
            defineBrand.define(brand, OPERATOR);

            assertThat(defineBrand.define(renamed, OPERATOR))
                    .isEqualTo(new DefineBrand.Outcome.Defined(renamed));
            assertThat(brands.find(brand.id())).contains(renamed);
        }
    }

    @Nested
    class Admitting {

        @Test
        void a_partner_is_told_its_key_and_known_by_it() {
            brands.put(brand);

            var admitted = admitted(admitPartner.admit(shop(), OPERATOR, null));

            assertThat(admitted.partner()).isEqualTo(shop());
            assertThat(admitted.key().wellMade()).isTrue();
            assertThat(found(admitted.key().fingerprint())).contains(shop());
        }

        @Test
        void a_brand_that_is_not_there_admits_nobody() {
            var untouched = mock(Partners.class);

            assertThat(
                            AdmitPartner.over(brands, untouched, trails, () -> new byte[32], clock)
                                    .admit(shop(), OPERATOR, null))
                    .isEqualTo(new AdmitPartner.Outcome.UnknownBrand());
            verifyNoInteractions(untouched);
        }

        @Test
        void a_name_is_taken_once() {
            brands.put(brand);
            var first = admitted(admitPartner.admit(shop(), OPERATOR, null));

            assertThat(admitPartner.admit(shop(), OPERATOR, null))
                    .isEqualTo(new AdmitPartner.Outcome.NameTaken(SHOP));
            assertThat(found(first.key().fingerprint())).contains(shop());
        }

        @Test
        void a_retry_is_told_that_the_key_was_told() {
            brands.put(brand);
            var first = admitted(admitPartner.admit(shop(), OPERATOR, claim("shop")));

            assertThat(admitPartner.admit(shop(), OPERATOR, claim("shop")))
                    .isEqualTo(new AdmitPartner.Outcome.AdmittedBefore(shop()));
            assertThat(found(first.key().fingerprint())).contains(shop());
        }

        @Test
        void a_claims_key_is_good_for_one_admission() {
            brands.put(brand);
            admitPartner.admit(shop(), OPERATOR, claim("shop"));

            assertThat(admitPartner.admit(shop(), OPERATOR, claim("another shop")))
                    .isEqualTo(new AdmitPartner.Outcome.KeyReused());
        }
    }

    @Nested
    class Revoking {

        private final RevokePartner revokePartner = RevokePartner.over(partners, trails, clock);

        @Test
        void a_revoked_partner_is_a_stranger_at_once() {
            brands.put(brand);
            var key = admitted(admitPartner.admit(shop(), OPERATOR, null)).key();

            assertThat(revokePartner.revoke(brand.id(), SHOP, OPERATOR))
                    .isEqualTo(new RevokePartner.Outcome.Revoked(shop()));
            assertThat(found(key.fingerprint())).isEmpty();
        }

        @Test
        void nobody_is_revoked_twice() {
            assertThat(revokePartner.revoke(brand.id(), SHOP, OPERATOR))
                    .isEqualTo(new RevokePartner.Outcome.UnknownPartner());
        }
    }

    @Nested
    class Identifying {

        private final ApiKey operatorKey = new ApiKey("chosen-by-the-operator");
        private final IdentifyCaller identifyCaller =
                IdentifyCaller.over(partners, operatorKey::fingerprint, clock);

        @Test
        void the_operator_is_known_by_a_key_of_its_own_choice() {
            assertThat(identifyCaller.identify(operatorKey)).isEqualTo(new Caller.Operator());
        }

        @Test
        void a_partner_is_known_by_the_key_it_was_told() {
            brands.put(brand);
            var key = admitted(admitPartner.admit(shop(), OPERATOR, null)).key();

            assertThat(identifyCaller.identify(key)).isEqualTo(new Caller.Known(shop()));
        }

        @Test
        void a_partner_is_a_stranger_as_soon_as_it_is_revoked() {
            brands.put(brand);
            var key = admitted(admitPartner.admit(shop(), OPERATOR, null)).key();
            identifyCaller.identify(key);

            RevokePartner.over(partners, trails, clock).revoke(brand.id(), SHOP, OPERATOR);

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

            assertThat(
                            IdentifyCaller.over(untouched, operatorKey::fingerprint, clock)
                                    .identify(mistyped))
                    .isEqualTo(new Caller.Stranger());
            verifyNoInteractions(untouched);
        }

        @Test
        void an_expired_key_is_a_strangers_from_that_instant_on() {
            brands.put(brand);
            admitPartner.admit(shop(), OPERATOR, null);
            var expiresAt = now.plusSeconds(60);
            var key = issued(issueKey.issue(brand.id(), SHOP, expiresAt, OPERATOR, null)).key();

            now = expiresAt.minusNanos(1_000);
            assertThat(identifyCaller.identify(key)).isEqualTo(new Caller.Known(shop()));
            now = expiresAt;
            assertThat(identifyCaller.identify(key)).isEqualTo(new Caller.Stranger());
        }

        @Test
        void a_use_is_noted_once_an_hour_and_not_with_every_request() {
            brands.put(brand);
            var key = admitted(admitPartner.admit(shop(), OPERATOR, null)).key();
            var first = now;

            identifyCaller.identify(key);
            now = first.plus(PartnerKey.USE_NOTED_EVERY).minusNanos(1_000);
            identifyCaller.identify(key);
            assertThat(keys()).extracting(PartnerKey::lastUsedAt).containsExactly(first);

            now = first.plus(PartnerKey.USE_NOTED_EVERY);
            identifyCaller.identify(key);
            assertThat(keys()).extracting(PartnerKey::lastUsedAt).containsExactly(now);
        }

        @Test
        void who_cannot_be_noted_is_known_all_the_same() {
            var key = ApiKey.from(new byte[32]);
            var full = mock(Partners.class);
            when(full.find(Set.of(key.fingerprint())))
                    .thenReturn(
                            Map.of(
                                    key.fingerprint(),
                                    new Partners.Holder(shop(), PartnerKey.of(key, now, null))));
            doThrow(new StoreUnavailable("disk full", new IllegalStateException()))
                    .when(full)
                    .used(brand.id(), SHOP, key.fingerprint().id(), now);

            assertThat(IdentifyCaller.over(full, operatorKey::fingerprint, clock).identify(key))
                    .isEqualTo(new Caller.Known(shop()));
            verify(full).used(brand.id(), SHOP, key.fingerprint().id(), now);
        }

        @Test
        void a_strangers_key_is_noted_nowhere() {
            brands.put(brand);
            admitPartner.admit(shop(), OPERATOR, null);

            identifyCaller.identify(ApiKey.from(new byte[32]));

            assertThat(keys()).extracting(PartnerKey::lastUsedAt).containsOnlyNulls();
        }
    }

    @Nested
    class Issuing {

        private final WithdrawKey withdrawKey = WithdrawKey.over(partners, trails, clock);

        @Test
        void a_further_key_is_told_and_is_as_good_as_the_first() {
            brands.put(brand);
            var first = admitted(admitPartner.admit(shop(), OPERATOR, null)).key();

            var further = issued(issueKey.issue(brand.id(), SHOP, null, OPERATOR, null));

            assertThat(further.kept())
                    .isEqualTo(PartnerKey.of(further.key(), now, null))
                    .extracting(PartnerKey::hint)
                    .isEqualTo("wl_..." + further.key().secret().substring(71));
            assertThat(found(first.fingerprint())).contains(shop());
            assertThat(found(further.key().fingerprint())).contains(shop());
        }

        @Test
        void a_retry_is_told_that_the_key_was_told() {
            brands.put(brand);
            admitPartner.admit(shop(), OPERATOR, null);
            var first = issued(issueKey.issue(brand.id(), SHOP, null, OPERATOR, claim("key")));

            assertThat(issueKey.issue(brand.id(), SHOP, null, OPERATOR, claim("key")))
                    .isEqualTo(new IssueKey.Outcome.IssuedBefore(first.kept()));
            assertThat(issueKey.issue(brand.id(), SHOP, null, OPERATOR, claim("another key")))
                    .isEqualTo(new IssueKey.Outcome.KeyReused());
        }

        @Test
        void a_key_that_has_expired_is_not_made() {
            brands.put(brand);
            admitPartner.admit(shop(), OPERATOR, null);

            assertThat(issueKey.issue(brand.id(), SHOP, now, OPERATOR, null))
                    .isEqualTo(new IssueKey.Outcome.Expired(now));
            assertThat(keys()).hasSize(1);
        }

        @Test
        void a_partner_has_so_many_keys_and_no_more() {
            brands.put(brand);
            admitPartner.admit(shop(), OPERATOR, null);
            for (int i = 1; i < PartnerKey.MOST; i++)
                issued(issueKey.issue(brand.id(), SHOP, null, OPERATOR, null));

            assertThat(issueKey.issue(brand.id(), SHOP, null, OPERATOR, null))
                    .isEqualTo(new IssueKey.Outcome.TooMany());
        }

        @Test
        void who_is_not_there_gets_no_key() {
            assertThat(issueKey.issue(brand.id(), SHOP, null, OPERATOR, null))
                    .isEqualTo(new IssueKey.Outcome.UnknownPartner());
        }

        @Test
        void a_withdrawn_key_is_worth_nothing_and_the_others_what_they_were() {
            brands.put(brand);
            var first = admitted(admitPartner.admit(shop(), OPERATOR, null)).key();
            var further = issued(issueKey.issue(brand.id(), SHOP, null, OPERATOR, null));
            var id = first.fingerprint().id();

            assertThat(withdrawKey.withdraw(brand.id(), SHOP, id, OPERATOR))
                    .isInstanceOf(WithdrawKey.Outcome.Withdrawn.class);
            assertThat(found(first.fingerprint())).isEmpty();
            assertThat(found(further.key().fingerprint())).contains(shop());
            assertThat(withdrawKey.withdraw(brand.id(), SHOP, id, OPERATOR))
                    .isEqualTo(new WithdrawKey.Outcome.UnknownKey());
        }
    }

    @Nested
    class Reading {

        private final ReadPartners readPartners = ReadPartners.over(brands, partners);

        @Test
        void partners_are_read_page_by_page() {
            brands.put(brand);
            for (var name : List.of("a", "b", "c"))
                admitPartner.admit(
                        new Partner(brand.id(), new Partner.Name(name), Set.of(Scope.MOT)),
                        OPERATOR,
                        null);

            var first = found(readPartners.partners(brand.id(), null, 2));
            var last = found(readPartners.partners(brand.id(), new Partner.Name("b"), 2));

            assertThat(first.more()).isTrue();
            assertThat(names(first)).containsExactly("a", "b");
            assertThat(last.more()).isFalse();
            assertThat(names(last)).containsExactly("c");
        }

        @Test
        void of_a_brand_that_is_not_there_nobody_is_read() {
            assertThat(readPartners.partners(brand.id(), null, 2))
                    .isEqualTo(new ReadPartners.Outcome.UnknownBrand());
        }

        private static Page<Partners.Listed> found(ReadPartners.Outcome outcome) {
            assertThat(outcome).isInstanceOf(ReadPartners.Outcome.Found.class);
            return ((ReadPartners.Outcome.Found) outcome).partners();
        }

        private static List<String> names(Page<Partners.Listed> page) {
            return page.items().stream().map(one -> one.partner().name().text()).toList();
        }
    }

    @Nested
    class Noting {

        private final DefineBrand defineBrand = DefineBrand.over(brands, trails, clock);
        private final LimitPartner limitPartner = LimitPartner.over(partners, trails, clock);
        private final RevokePartner revokePartner = RevokePartner.over(partners, trails, clock);
        private final WithdrawKey withdrawKey = WithdrawKey.over(partners, trails, clock);

        private List<String> noted() {
            return trails.list(brand.id(), null, 100).reversed().stream()
                    .map(note -> note.by() + ": " + note.change().act())
                    .toList();
        }

        @Test
        void every_change_is_noted_with_who_made_it() {
            defineBrand.define(brand, Actor.FIRST_START);
            defineBrand.define(aBrand().under(brand.id().text()).named("Lumen").build(), OPERATOR);
            var key = admitted(admitPartner.admit(shop(), OPERATOR, null)).key();
            issueKey.issue(brand.id(), SHOP, null, OPERATOR, null);
            limitPartner.limit(brand.id(), SHOP, new Limits(1, 2), OPERATOR);
            withdrawKey.withdraw(brand.id(), SHOP, key.fingerprint().id(), OPERATOR);
            revokePartner.revoke(brand.id(), SHOP, OPERATOR);

            assertThat(noted())
                    .containsExactly(
                            "first start: BRAND_CREATED",
                            "operator: BRAND_CHANGED",
                            "operator: PARTNER_ADMITTED",
                            "operator: KEY_ISSUED",
                            "operator: PARTNER_LIMITED",
                            "operator: KEY_WITHDRAWN",
                            "operator: PARTNER_REVOKED");
            assertThat(trails.list(brand.id(), null, 100))
                    .allSatisfy(
                            note -> {
                                assertThat(note.at()).isEqualTo(now);
                                assertThat(note.change().detail()).doesNotContain(key.secret());
                            });
        }

        @Test
        void what_changed_nothing_is_not_noted() {
            defineBrand.define(brand, OPERATOR);
            admitPartner.admit(shop(), OPERATOR, claim("shop"));
            for (int i = 1; i < PartnerKey.MOST; i++)
                issueKey.issue(brand.id(), SHOP, null, OPERATOR, null);
            var before = noted();

            defineBrand.define(brand, OPERATOR);
            admitPartner.admit(shop(), OPERATOR, claim("shop"));
            admitPartner.admit(shop(), OPERATOR, claim("other"));
            admitPartner.admit(shop(), OPERATOR, null);
            issueKey.issue(brand.id(), SHOP, null, OPERATOR, null);
            var nobody = new Partner.Name("nobody");
            limitPartner.limit(brand.id(), nobody, Limits.STANDARD, OPERATOR);
            withdrawKey.withdraw(brand.id(), SHOP, new PartnerKey.Id("none"), OPERATOR);
            revokePartner.revoke(brand.id(), nobody, OPERATOR);

            assertThat(noted()).isEqualTo(before);
        }

        @Test
        void limits_hold_from_then_on_for_whoever_is_there() {
            brands.put(brand);
            admitPartner.admit(shop(), OPERATOR, null);
            var limited = shop().within(new Limits(1, 2));

            assertThat(limitPartner.limit(brand.id(), SHOP, limited.limits(), OPERATOR))
                    .isEqualTo(new LimitPartner.Outcome.Limited(limited));
            assertThat(partners.list(brand.id(), null, 1).getFirst().partner()).isEqualTo(limited);
            assertThat(
                            limitPartner.limit(
                                    brand.id(),
                                    new Partner.Name("nobody"),
                                    Limits.STANDARD,
                                    OPERATOR))
                    .isEqualTo(new LimitPartner.Outcome.UnknownPartner());
        }
    }
}
