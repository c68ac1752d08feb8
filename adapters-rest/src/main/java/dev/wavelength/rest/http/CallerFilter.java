package dev.wavelength.rest.http;

import dev.wavelength.application.brand.IdentifyCaller;
import dev.wavelength.application.brand.IdentifyCaller.Caller;
import dev.wavelength.domain.brand.ApiKey;
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

import java.util.Set;

/// Knows who calls by the key they show, and lets nobody do what the key is not for.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(CallerFilter.ORDER)
final class CallerFilter {

    static final int ORDER = 0;

    /// What anybody may read: the first segments of the addresses.
    static final Set<String> OPEN = Set.of("docs", "openapi.yml", "problems", "health", "metrics");

    /// The attribute under which the calling partner is found.
    static final String PARTNER = "dev.wavelength.partner";

    /// The attribute under which the key is found that the caller showed.
    static final String KEY = "dev.wavelength.key";

    private static final String SCHEME = "Bearer ";

    /// The attribute under which it is found what the caller may still do.
    static final String ALLOWANCE = "dev.wavelength.allowance";

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
                    case Caller.Known(var partner) -> {
                        request.setAttribute(PARTNER, partner);
                        spend(request, pace.of(partner));
                        yield partner.scopes().contains(needed);
                    }
                };
        if (!enough)
            throw new Refusal(
                    Problem.FORBIDDEN,
                    needed == Scope.OPERATOR
                            ? "Only the operator's key will do here."
                            : caller instanceof Caller.Operator
                                    ? "The operator's key speaks for no brand: use the key of one of its partners."
                                    : "The key needs the scope %s: use another, or have the operator admit a partner with it."
                                            .formatted(needed));
    }

    private static void spend(HttpRequest<?> request, Allowance allowance) {
        request.setAttribute(ALLOWANCE, allowance);
        allowance.spendRequest();
    }

    private Refusal stranger(HttpRequest<?> request) {
        spend(request, pace.ofStranger(request.getRemoteAddress().getAddress().getHostAddress()));
        return new Refusal(
                Problem.UNAUTHENTICATED,
                "Send the API key of a partner that is in force, or the operator's, in the header Authorization: Bearer and the key.");
    }

    private Caller identify(HttpRequest<?> request) {
        var sent = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        if (sent.size() != 1 || !sent.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            return new Caller.Stranger();
        try {
            var key = new ApiKey(sent.getFirst().substring(SCHEME.length()).strip());
            request.setAttribute(KEY, key);
            return identifyCaller.identify(key);
        } catch (InvalidValue nobodysKey) {
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
