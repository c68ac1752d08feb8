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
import dev.wavelength.contract.brand.InMemoryAccessTokens;
import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.brand.InMemoryPartners;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.ClientId;
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
    private final InMemoryAccessTokens tokens = new InMemoryAccessTokens(clock);
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

    private Caller known() {
        return new Caller.Known(shop(), shop().scopes());
    }

    @Nested
    class Identifying {

        private final ApiKey operatorKey = new ApiKey("chosen-by-the-operator");
        private final IdentifyCaller identifyCaller =
                IdentifyCaller.over(partners, tokens, operatorKey::fingerprint, clock);

        @Test
        void the_operator_is_known_by_a_key_of_its_own_choice() {
            assertThat(identifyCaller.identify(operatorKey)).isEqualTo(new Caller.Operator());
        }

        @Test
        void a_partner_is_known_by_the_key_it_was_told() {
            brands.put(brand);
            var key = admitted(admitPartner.admit(shop(), OPERATOR, null)).key();

            assertThat(identifyCaller.identify(key)).isEqualTo(known());
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
                            IdentifyCaller.over(
                                            untouched,
                                            AccessTokens.NONE,
                                            operatorKey::fingerprint,
                                            clock)
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
            assertThat(identifyCaller.identify(key)).isEqualTo(known());
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

            assertThat(
                            IdentifyCaller.over(
                                            full,
                                            AccessTokens.NONE,
                                            operatorKey::fingerprint,
                                            clock)
                                    .identify(key))
                    .isEqualTo(known());
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
    class Tying {

        private final ApiKey operatorKey = new ApiKey("chosen-by-the-operator");
        private final IdentifyCaller identifyCaller =
                IdentifyCaller.over(partners, tokens, operatorKey::fingerprint, clock);
        private final TieClient tieClient = TieClient.over(partners, trails, clock);
        private final UntieClient untieClient = UntieClient.over(partners, trails, clock);
        private final ClientId client = new ClientId("client-7");

        private AccessToken token(String scope) {
            return tokens.issue(client, scope, now, now.plusSeconds(60));
        }

        private void admit() {
            brands.put(brand);
            admitPartner.admit(shop(), OPERATOR, null);
        }

        @Test
        void a_partner_is_known_by_a_token_of_its_client() {
            admit();

            assertThat(tieClient.tie(brand.id(), SHOP, client, OPERATOR))
                    .isEqualTo(new TieClient.Outcome.Tied(client));

            assertThat(identifyCaller.identify(token("moments:write"))).isEqualTo(known());
        }

        @Test
        void a_token_never_gives_more_than_the_partner_has_nor_than_the_issuer_gave() {
            admit();
            tieClient.tie(brand.id(), SHOP, client, OPERATOR);

            assertThat(identifyCaller.identify(token("moments:write operator privacy mot")))
                    .isEqualTo(known());
            for (var scope : List.of("", "operator", "moments:read"))
                assertThat(identifyCaller.identify(token(scope)))
                        .isEqualTo(new Caller.Known(shop(), Set.of()));
        }

        @Test
        void a_client_of_nobodys_is_a_stranger() {
            admit();

            assertThat(identifyCaller.identify(token("moments:write")))
                    .isEqualTo(new Caller.Stranger());
        }

        @Test
        void a_token_is_a_strangers_as_soon_as_its_client_is_untied_or_its_partner_revoked() {
            admit();
            tieClient.tie(brand.id(), SHOP, client, OPERATOR);
            var token = token("moments:write");

            assertThat(untieClient.untie(brand.id(), SHOP, OPERATOR))
                    .isEqualTo(new UntieClient.Outcome.Untied(client));
            assertThat(identifyCaller.identify(token)).isEqualTo(new Caller.Stranger());

            tieClient.tie(brand.id(), SHOP, client, OPERATOR);
            assertThat(identifyCaller.identify(token)).isEqualTo(known());
            RevokePartner.over(partners, trails, clock).revoke(brand.id(), SHOP, OPERATOR);
            assertThat(identifyCaller.identify(token)).isEqualTo(new Caller.Stranger());
        }

        @Test
        void a_worthless_token_is_not_looked_up_and_the_issuers_silence_is_told() {
            var untouched = mock(Partners.class);
            var identifyCaller =
                    IdentifyCaller.over(untouched, tokens, operatorKey::fingerprint, clock);

            assertThat(identifyCaller.identify(InMemoryAccessTokens.token("nobody's")))
                    .isEqualTo(new Caller.Stranger());
            tokens.silence(true);
            assertThat(identifyCaller.identify(token("mot"))).isEqualTo(new Caller.Unknowable());
            verifyNoInteractions(untouched);
        }

        @Test
        void where_there_is_no_issuer_no_token_is_worth_anything() {
            admit();
            tieClient.tie(brand.id(), SHOP, client, OPERATOR);

            assertThat(
                            IdentifyCaller.over(
                                            partners,
                                            AccessTokens.NONE,
                                            operatorKey::fingerprint,
                                            clock)
                                    .identify(token("moments:write")))
                    .isEqualTo(new Caller.Stranger());
        }

        @Test
        void a_client_is_one_partners_and_who_is_not_there_has_none() {
            admit();
            var till = new Partner(brand.id(), new Partner.Name("till"), Set.of(Scope.MOT));
            admitPartner.admit(till, OPERATOR, null);
            tieClient.tie(brand.id(), SHOP, client, OPERATOR);

            assertThat(tieClient.tie(brand.id(), till.name(), client, OPERATOR))
                    .isEqualTo(new TieClient.Outcome.ClientTaken());
            assertThat(untieClient.untie(brand.id(), till.name(), OPERATOR))
                    .isEqualTo(new UntieClient.Outcome.UnknownClient());
            assertThat(tieClient.tie(brand.id(), new Partner.Name("no"), client, OPERATOR))
                    .isEqualTo(new TieClient.Outcome.UnknownPartner());
        }

        @Test
        void what_changed_is_noted_and_what_did_not_is_not() {
            admit();
            tieClient.tie(brand.id(), SHOP, client, OPERATOR);
            tieClient.tie(brand.id(), SHOP, client, OPERATOR);
            untieClient.untie(brand.id(), SHOP, OPERATOR);
            untieClient.untie(brand.id(), SHOP, OPERATOR);

            assertThat(trails.list(brand.id(), null, 10))
                    .extracting(note -> note.change().act() + " " + note.change().detail())
                    .startsWith("CLIENT_UNTIED client client-7", "CLIENT_TIED client client-7")
                    .hasSize(3);
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
