package dev.wavelength.application.brand;

import dev.wavelength.application.convoy.Convoy;
import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.AccessTokens.Reading;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Credential;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Partners.Holder;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.StoreUnavailable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Those who call at once are looked up together, each after it has called: who is revoked is good
/// for nothing from then on, whichever instance revoked it.
final class CallerIdentifier implements IdentifyCaller {

    private static final Convoy.Bounds BOUNDS = new Convoy.Bounds(1_000, 10_000);

    private final Partners partners;
    private final AccessTokens tokens;
    private final Convoy<ApiKey.Fingerprint, Optional<Holder>> holders;
    private final Convoy<ClientId, Optional<Partner>> clients;
    private final Supplier<ApiKey.Fingerprint> operator;
    private final InstantSource clock;

    CallerIdentifier(
            Partners partners,
            AccessTokens tokens,
            Supplier<ApiKey.Fingerprint> operator,
            InstantSource clock) {
        this.partners = partners;
        this.tokens = tokens;
        this.holders = Convoy.to(keys -> each(keys, partners::find), BOUNDS);
        this.clients = Convoy.to(ids -> each(ids, partners::ofClients), BOUNDS);
        this.operator = operator;
        this.clock = clock;
    }

    private static <Q, A> List<Optional<A>> each(
            List<Q> questions, Function<Collection<Q>, Map<Q, A>> answers) {
        var found = answers.apply(Set.copyOf(questions));
        return questions.stream().map(one -> Optional.ofNullable(found.get(one))).toList();
    }

    @Override
    public Caller identify(Credential shown) {
        return switch (shown) {
            case ApiKey key -> holderOf(key);
            case AccessToken token -> bearerOf(token);
        };
    }

    private Caller holderOf(ApiKey key) {
        var fingerprint = key.fingerprint();
        if (fingerprint.matches(operator.get())) return new Caller.Operator();
        if (!key.wellMade()) return new Caller.Stranger();
        var now = clock.instant();
        var holder = holders.ask(fingerprint).filter(found -> found.key().inForce(now));
        if (holder.isEmpty()) return new Caller.Stranger();
        var partner = holder.get().partner();
        if (holder.get().key().useIsNews(now)) note(partner, fingerprint, now);
        return new Caller.Known(partner, partner.scopes());
    }

    /// The issuer may give less than the partner may do, and never more.
    private Caller bearerOf(AccessToken token) {
        return switch (tokens.read(token)) {
            case Reading.Good(var client, var scopes) ->
                    clients.ask(client)
                            .<Caller>map(
                                    partner -> new Caller.Known(partner, both(partner, scopes)))
                            .orElseGet(Caller.Stranger::new);
            case Reading.Worthless() -> new Caller.Stranger();
            case Reading.IssuerSilent() -> new Caller.Unknowable();
        };
    }

    private static Set<Scope> both(Partner partner, Set<Scope> scopes) {
        var both = new HashSet<>(scopes);
        both.retainAll(partner.scopes());
        return both;
    }

    /// Nobody is turned away because a use cannot be noted: while the disk is full, reading goes
    /// on.
    private void note(Partner partner, ApiKey.Fingerprint key, Instant now) {
        try {
            partners.used(partner.brand(), partner.name(), key.id(), now);
        } catch (StoreUnavailable another) {
            // The next request notes it.
        }
    }
}
