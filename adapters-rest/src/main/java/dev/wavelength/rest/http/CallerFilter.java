package dev.wavelength.rest.http;

import dev.wavelength.application.brand.IdentifyCaller;
import dev.wavelength.application.brand.IdentifyCaller.Caller;
import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.Credential;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.value.InvalidValue;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;

import java.time.Duration;
import java.util.Set;

/// Knows who calls by the key or token they show, and lets nobody do what it is not for.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(CallerFilter.ORDER)
final class CallerFilter {

    static final int ORDER = 0;

    /// What anybody may read: the first segments of the addresses.
    static final Set<String> OPEN = Set.of("docs", "openapi.yml", "problems", "health", "metrics");

    /// The attribute under which the calling partner is found.
    static final String PARTNER = "dev.wavelength.partner";

    /// The attribute under which the key or token is found that the caller showed.
    static final String CREDENTIAL = "dev.wavelength.credential";

    private static final String SCHEME = "Bearer ";

    /// The attribute under which it is found what the caller may still do.
    static final String ALLOWANCE = "dev.wavelength.allowance";

    /// When a silent issuer of tokens is asked again.
    private static final Duration ISSUER_MAY_SPEAK = Duration.ofSeconds(30);

    private final IdentifyCaller identifyCaller;
    private final Pace pace;

    CallerFilter(IdentifyCaller identifyCaller, Pace pace) {
        this.identifyCaller = identifyCaller;
        this.pace = pace;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void admit(HttpRequest<?> request) {
        var route = RouteAttributes.getRouteMatch(request).orElse(null);
        if (route == null || isOpen(request)) return;
        var caller = identify(request);
        var needed = scope(route);
        var enough =
                switch (caller) {
                    case Caller.Stranger() -> throw stranger(request);
                    case Caller.Operator() -> {
                        spend(request, pace.ofOperator());
                        yield needed == Scope.OPERATOR;
                    }
                    case Caller.Unknowable() -> throw unknowable(request);
                    case Caller.Known(var partner, var scopes) -> {
                        request.setAttribute(PARTNER, partner);
                        spend(request, pace.of(partner));
                        yield scopes.contains(needed);
                    }
                };
        if (!enough)
            throw new Refusal(
                    Problem.FORBIDDEN,
                    needed == Scope.OPERATOR
                            ? "Only the operator's key will do here."
                            : caller instanceof Caller.Operator
                                    ? "The operator's key speaks for no brand: use the key of one of its partners."
                                    : needs(request, needed));
    }

    private static String needs(HttpRequest<?> request, Scope needed) {
        return (request.getAttribute(CREDENTIAL).orElse(null) instanceof AccessToken
                        ? "The token and its partner need the scope %s: ask the issuer for a token with it, or the operator for a partner."
                        : "The key needs the scope %s: use another, or have the operator admit a partner with it.")
                .formatted(needed);
    }

    /// Until it can be known who they are, they are strangers.
    private Refusal unknowable(HttpRequest<?> request) {
        spend(request, ofStranger(request));
        return new Refusal(
                Problem.ISSUER_SILENT, Problem.ISSUER_SILENT.advice(), ISSUER_MAY_SPEAK.toNanos());
    }

    private static void spend(HttpRequest<?> request, Allowance allowance) {
        request.setAttribute(ALLOWANCE, allowance);
        allowance.spendRequest();
    }

    private Refusal stranger(HttpRequest<?> request) {
        spend(request, ofStranger(request));
        return new Refusal(
                Problem.UNAUTHENTICATED,
                "Send the header Authorization: Bearer and an API key or access token of a partner that is in force, or the operator's key.");
    }

    private Allowance ofStranger(HttpRequest<?> request) {
        return pace.ofStranger(request.getRemoteAddress().getAddress().getHostAddress());
    }

    private Caller identify(HttpRequest<?> request) {
        var sent = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        if (sent.size() != 1 || !sent.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            return new Caller.Stranger();
        try {
            var shown = Credential.of(sent.getFirst().substring(SCHEME.length()).strip());
            request.setAttribute(CREDENTIAL, shown);
            return identifyCaller.identify(shown);
        } catch (InvalidValue nobodys) {
            return new Caller.Stranger();
        }
    }

    private static boolean isOpen(HttpRequest<?> request) {
        var path = request.getPath();
        int end = path.indexOf('/', 1);
        return OPEN.contains(path.substring(1, end < 0 ? path.length() : end));
    }

    /// What nobody thought of is the operator's at best, and asked for in vain by all others.
    private static Scope scope(RouteMatch<?> route) {
        return route.getAnnotationMetadata()
                .enumValue(RequiresScope.class, Scope.class)
                .orElseThrow(
                        () -> new Refusal(Problem.FORBIDDEN, "No key is good for this address."));
    }
}
