package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.Client;

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
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Every call there is, found by asking the server for its routes: a new one is covered as it
/// comes.
@MicronautTest
class RoutesTest {

    private final URI server;
    private final Router router;

    RoutesTest(EmbeddedServer server, Router router) {
        this.server = server.getURI();
        this.router = router;
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
        var brand = "routes";
        var operator = Client.operator(server);
        operator.put("/v1/brands/" + brand, "{\"name\":\"b\",\"timeZone\":\"UTC\"}");
        var stranger = new Client(server, "");
        return calls().map(
                        route ->
                                DynamicTest.dynamicTest(
                                        name(route),
                                        () -> {
                                            var scope = scope(route);
                                            var others =
                                                    Arrays.stream(Scope.values())
                                                            .filter(one -> one != scope)
                                                            .filter(one -> one != Scope.OPERATOR)
                                                            .map(one -> "\"" + one + "\"")
                                                            .collect(joining(","));
                                            var partner = Client.partner(server, others);
                                            var address = path(route).replaceAll("\\{[^}]+}", "x");
                                            var method = route.getHttpMethodName();
                                            var type =
                                                    address.endsWith("/import")
                                                            ? "application/x-ndjson"
                                                            : "application/json";
                                            stranger.send(
                                                            method,
                                                            address,
                                                            "{}",
                                                            "Content-Type",
                                                            type)
                                                    .isProblem(401, "unauthenticated");
                                            partner.send(
                                                            method,
                                                            address,
                                                            "{}",
                                                            "Content-Type",
                                                            type)
                                                    .isProblem(403, "forbidden");
                                        }));
    }
}
