package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import dev.wavelength.contract.brand.InMemoryAccessTokens;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.Answer;
import dev.wavelength.rest.Client;
import dev.wavelength.rest.House;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/// Every call there is, found by asking the server for its routes: a new one is covered as it
/// comes.
@MicronautTest
class RoutesTest {

    private final URI server;
    private final Router router;
    private final InMemoryAccessTokens tokens;

    RoutesTest(EmbeddedServer server, Router router, InMemoryAccessTokens tokens) {
        this.server = server.getURI();
        this.router = router;
        this.tokens = tokens;
    }

    /// The server makes a HEAD of every GET by itself.
    private Stream<UriRouteInfo<?, ?>> calls() {
        var seen = new HashSet<String>();
        return router.uriRoutes()
                .filter(route -> path(route).startsWith("/v1/"))
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .filter(route -> seen.add(name(route)));
    }

    private static String path(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString().replaceAll(":[^}]+}", "}");
    }

    private static Scope scope(UriRouteInfo<?, ?> route) {
        return route.getAnnotationMetadata()
                .enumValue(RequiresScope.class, Scope.class)
                .orElseThrow();
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + path(route);
    }

    @Test
    void what_is_routed_is_described_and_what_is_described_is_routed() {
        var described = new TreeSet<String>();
        var path = "";
        boolean inPaths = false;
        for (var line : new Client(server, "").get("/openapi.yml").body().lines().toList()) {
            if (!line.startsWith(" ")) inPaths = line.equals("paths:");
            if (!inPaths) continue;
            if (line.matches(" {2}\\S.*:")) path = line.strip().replaceAll("[\":]", "");
            if (line.matches(" {4}(get|put|post|delete|patch|head|options|trace):"))
                described.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
        }

        assertThat(calls().map(RoutesTest::name)).isNotEmpty().hasSameElementsAs(described);
    }

    @TestFactory
    Stream<DynamicTest> no_call_is_for_a_stranger_or_for_a_key_that_may_do_all_but_this() {
        var stranger = new Client(server, "");
        return calls().map(
                        route ->
                                DynamicTest.dynamicTest(
                                        name(route),
                                        () -> {
                                            send(stranger, route).isProblem(401, "unauthenticated");
                                            var others = names(allBut(scope(route)), "\"%s\"", ",");
                                            send(Client.partner(server, others), route)
                                                    .isProblem(403, "forbidden");
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> no_call_is_for_a_token_that_lacks_the_scope_or_whose_partner_does() {
        var operator = Client.operator(server);
        operator.put("/v1/brands/routes", "{\"name\":\"b\",\"timeZone\":\"UTC\"}");
        return calls().map(
                        route ->
                                DynamicTest.dynamicTest(
                                        name(route),
                                        () -> {
                                            var all = List.of(Scope.values());
                                            var others = allBut(scope(route));
                                            var partners = allBut(Scope.OPERATOR);
                                            for (var token :
                                                    List.of(
                                                            token(operator, partners, others),
                                                            token(operator, others, all)))
                                                send(new Client(server, token), route)
                                                        .isProblem(403, "forbidden");
                                        }));
    }

    /// A token for these scopes, of a new partner that has others.
    private String token(Client operator, List<Scope> ofPartner, List<Scope> ofToken) {
        var client = "client-" + UUID.randomUUID();
        operator.admit("routes", client, names(ofPartner, "\"%s\"", ","));
        operator.put(
                        "/v1/brands/routes/partners/%s/client".formatted(client),
                        "{\"clientId\":\"%s\"}".formatted(client))
                .is(200);
        return tokens.issue(
                        new ClientId(client),
                        names(ofToken, "%s", " "),
                        House.NOW,
                        House.NOW.plusSeconds(60))
                .text();
    }

    private static List<Scope> allBut(Scope scope) {
        return Arrays.stream(Scope.values())
                .filter(one -> one != scope && one != Scope.OPERATOR)
                .toList();
    }

    private static String names(List<Scope> scopes, String form, String between) {
        return scopes.stream().map(form::formatted).collect(joining(between));
    }

    private static Answer send(Client client, UriRouteInfo<?, ?> route) {
        var address = path(route).replaceAll("\\{[^}]+}", "x");
        var type = address.endsWith("/import") ? "application/x-ndjson" : "application/json";
        return client.send(route.getHttpMethodName(), address, "{}", "Content-Type", type);
    }
}
