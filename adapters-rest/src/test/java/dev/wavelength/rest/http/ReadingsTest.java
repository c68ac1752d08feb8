package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is described is what is read: a body made of a schema's properties, each with a value that
/// can be none of theirs, gets a fault at each of them that says anything but that it is unknown.
@MicronautTest
class ReadingsTest {

    private static final Pattern PROPERTY = Pattern.compile("^        (\\w+):$", Pattern.MULTILINE);

    private final Client partner;
    private final Client operator;

    ReadingsTest(EmbeddedServer server) {
        this.partner = Client.partner(server.getURI());
        this.operator = Client.operator(server.getURI());
    }

    @ParameterizedTest
    @CsvSource({
        "NewMoment,POST,/v1/moments",
        "Trial,POST,/v1/verdicts",
        "NewFeedback,POST,/v1/moments/m/feedback",
        "NewDelivery,POST,/v1/moments/m/deliveries",
        "NewTouchpoint,PUT,/v1/touchpoints/t",
        "NewServicePromise,PUT,/v1/touchpoints/t/promises/p",
        "Rulebook,PUT,/v1/rulebook",
        "NewBrand,PUT,/v1/brands/b",
        "NewPartner,POST,/v1/brands/b/partners",
    })
    void every_described_property_is_read(String schema, String method, String path) {
        var description = partner.get("/openapi.yml").is(200).body();
        var properties =
                PROPERTY.matcher(section(description, schema))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(properties).isNotEmpty();
        // No property is an array in an array.
        var json =
                "{%s}"
                        .formatted(
                                String.join(
                                        ",",
                                        properties.stream()
                                                .map("\"%s\":[[[]]]"::formatted)
                                                .toList()));

        var answer =
                (path.startsWith("/v1/brands") ? operator : partner)
                        .send(method, path, json, "Content-Type", "application/json");

        answer.isProblem(422, "invalid-content");
        for (var property : properties) answer.holds("\"pointer\":\"/" + property);
        assertThat(answer.body()).doesNotContain("is not known here");
    }

    /// What the description says of a schema: the lines below its name that are set further in.
    private static String section(String description, String schema) {
        return description
                .lines()
                .dropWhile(line -> !line.equals("    " + schema + ":"))
                .skip(1)
                .takeWhile(line -> line.startsWith("     "))
                .collect(Collectors.joining("\n"));
    }
}
