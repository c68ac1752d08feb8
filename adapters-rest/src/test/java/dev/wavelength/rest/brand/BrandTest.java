package dev.wavelength.rest.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.rest.Client;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.UUID;

@MicronautTest
class BrandTest {

    private static final String SHOP = "{\"name\":\"Shop\",\"timeZone\":\"Europe/Berlin\"}";

    private final Client operator;
    private final String brand = "/v1/brands/" + UUID.randomUUID();

    BrandTest(EmbeddedServer server) {
        this.operator = Client.operator(server.getURI());
    }

    @Test
    void a_brand_is_created_once_and_then_changed() {
        operator.put(brand, SHOP)
                .is(201)
                .holds("\"name\":\"Shop\",\"timeZone\":\"Europe/Berlin\",\"values\":[]");

        operator.put(brand, SHOP).is(200);
        operator.put(
                        brand,
                        "{\"name\":\"Other\",\"timeZone\":\"UTC\",\"values\":[\"we keep our word\"]}")
                .is(200)
                .holds("\"name\":\"Other\"", "\"values\":[\"we keep our word\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"timeZone\":\"UTC\"} | /name",
                "{\"name\":\" \",\"timeZone\":\"UTC\"} | /name",
                "{\"name\":\"x\"} | /timeZone",
                "{\"name\":\"x\",\"timeZone\":\"+01:00\"} | /timeZone",
                "{\"name\":\"x\",\"timeZone\":\"Mars/Olympus\"} | /timeZone",
                "{\"name\":\"x\",\"timeZone\":\"UTC\",\"values\":[\"\"]} | /values/0",
                "{\"name\":\"x\",\"timeZone\":\"UTC\",\"values\":\"v\"} | /values",
                "{\"name\":\"x\",\"timeZone\":\"UTC\",\"id\":\"x\"} | /id",
            })
    void what_cannot_be_of_a_brand_is_named(String json, String pointer) {
        operator.put(brand, json).isProblem(422, "invalid-content", pointer);
    }

    @Test
    void a_brands_name_in_its_address_is_a_key() {
        operator.put("/v1/brands/a%2Fb", SHOP).isProblem(400, "invalid-parameter", "/brand");
    }

    @Test
    void what_has_no_tag_cannot_be_matched() {
        operator.put(brand, SHOP, "If-Match", "\"x\"").isProblem(412, "stale");
        operator.put(brand, SHOP, "If-None-Match", "*").isProblem(412, "stale");
    }

    @Test
    void a_partners_key_is_told_once() {
        operator.put(brand, SHOP).is(201);
        var partner = "{\"name\":\"till\",\"scopes\":[\"moments:read\",\"moments:write\"]}";

        var admitted =
                operator.post(brand + "/partners", partner, "Idempotency-Key", brand).is(201);

        assertThat(admitted.text("apiKey")).startsWith("wl_");
        admitted.holds("\"scopes\":[\"moments:write\",\"moments:read\"]");
        operator.post(brand + "/partners", partner, "Idempotency-Key", brand)
                .is(200)
                .holds("\"name\":\"till\"", "\"apiKey\":null");
        operator.post(brand + "/partners", partner).isProblem(409, "name-taken");
        operator.post(brand + "/partners", partner.replace("till", "web"), "Idempotency-Key", brand)
                .isProblem(422, "key-reused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"scopes\":[\"mot\"]} | /name",
                "{\"name\":\"a b\",\"scopes\":[\"mot\"]} | /name",
                "{\"name\":\"a\",\"scopes\":[]} | /scopes",
                "{\"name\":\"a\",\"scopes\":[\"mot\",\"all\"]} | /scopes/1",
                "{\"name\":\"a\",\"scopes\":[\"operator\"]} | /scopes/0",
            })
    void what_cannot_be_of_a_partner_is_named(String json, String pointer) {
        operator.put(brand, SHOP).is(201);

        operator.post(brand + "/partners", json).isProblem(422, "invalid-content", pointer);
    }

    @Test
    void nobody_joins_a_brand_there_is_not() {
        operator.post(brand + "/partners", "{\"name\":\"a\",\"scopes\":[\"mot\"]}")
                .isProblem(404, "not-found");
        operator.delete(brand + "/partners/a").isProblem(404, "not-found");
    }
}
