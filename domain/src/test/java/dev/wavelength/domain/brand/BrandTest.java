package dev.wavelength.domain.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.Property;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.value.InvalidValue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;

class BrandTest {

    private static Brand brand(String zone) {
        return new Brand(new Brand.Id("lumen"), "Lumen", ZoneId.of(zone), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28T22:59:59.999999Z, 2026-03-28",
        "Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29",
        "Europe/Berlin, 2026-03-29T21:59:59Z, 2026-03-29",
        "Europe/Berlin, 2026-03-29T22:00:00Z, 2026-03-30",
        "Asia/Kathmandu, 2026-05-03T18:14:59Z, 2026-05-03",
        "Asia/Kathmandu, 2026-05-03T18:15:00Z, 2026-05-04",
        "Pacific/Apia, 2011-12-30T09:59:59Z, 2011-12-29",
        "Pacific/Apia, 2011-12-30T10:00:00Z, 2011-12-31",
        "UTC, 2026-01-01T00:00:00Z, 2026-01-01"
    })
    void business_days_begin_and_end_by_the_brands_clock(String zone, Instant at, LocalDate day) {
        var brand = brand(zone);
        assertThat(brand.dayOf(at)).isEqualTo(day);
        assertThat(at)
                .isBetween(
                        brand.begin(day), brand.begin(day.plusDays(1)).minus(Duration.ofNanos(1)));
    }

    @Test
    void a_brand_names_at_most_20_values_of_at_most_200_characters() {
        var zone = ZoneId.of("UTC");
        var id = new Brand.Id("lumen");
        var values = Collections.nCopies(20, "v".repeat(200));
        assertThat(new Brand(id, "n".repeat(200), zone, values).values()).hasSize(20);
        assertThatThrownBy(() -> new Brand(id, "Lumen", zone, Collections.nCopies(21, "v")))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("must be at most 20");
        assertThatThrownBy(() -> new Brand(id, "Lumen", zone, List.of("v".repeat(201))))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Brand(id, "n".repeat(201), zone, List.of()))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void names_and_values_are_composed() {
        var brand =
                new Brand(
                        new Brand.Id("lumen"),
                        "Cafe\u0301",
                        ZoneId.of("UTC"),
                        List.of("e\u0301", "b", "a"));

        assertThat(brand.name()).isEqualTo("Caf\u00e9");
        assertThat(brand.values()).containsExactly("\u00e9", "b", "a");
    }

    @Test
    void ids_read_as_their_text_and_are_keys() {
        assertThat(new Brand.Id("lumen")).hasToString("lumen");
        assertThat(new Partner.Name("web-shop")).hasToString("web-shop");
        assertThatThrownBy(() -> new Brand.Id("lumen bikes")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Partner.Name("")).isInstanceOf(InvalidValue.class);
    }

    @Nested
    class Partners {

        @Test
        void a_partner_may_use_its_key_for_something_but_never_the_operators() {
            var id = new Brand.Id("lumen");
            var name = new Partner.Name("shop");
            assertThatThrownBy(() -> new Partner(id, name, Set.of()))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must name at least one scope");
            assertThatThrownBy(() -> new Partner(id, name, EnumSet.allOf(Scope.class)))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("the scope operator is the operator's alone");
        }

        @Test
        void a_partner_keeps_its_scopes_whatever_becomes_of_the_set_they_came_in() {
            var scopes = EnumSet.of(Scope.MOT);
            var partner = new Partner(new Brand.Id("lumen"), new Partner.Name("shop"), scopes);

            scopes.add(Scope.REPORTS);

            assertThat(partner.scopes()).containsExactly(Scope.MOT);
        }

        @Test
        void every_scope_is_found_by_its_name() {
            for (var scope : Scope.values()) assertThat(Scope.of(scope.toString())).contains(scope);
            assertThat(Scope.of("moments:write")).contains(Scope.MOMENTS_WRITE);
            assertThat(Scope.of("MOMENTS_WRITE")).isEmpty();
            assertThat(Scope.of("")).isEmpty();
        }
    }

    @Nested
    class Keys {

        private static byte[] bits(long seed) {
            var bits = new byte[32];
            new Random(seed).nextBytes(bits);
            return bits;
        }

        @Test
        void a_made_key_is_well_made_and_another_from_other_bits() {
            var key = ApiKey.from(bits(1));

            assertThat(key.secret()).matches("wl_[0-9a-f]{64}[0-9a-f]{8}");
            assertThat(key.wellMade()).isTrue();
            assertThat(ApiKey.from(bits(1))).isEqualTo(key);
            assertThat(ApiKey.from(bits(2)).secret()).isNotEqualTo(key.secret());
        }

        @Test
        void a_key_is_made_of_256_bits() {
            assertThatThrownBy(() -> ApiKey.from(new byte[31]))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void a_key_with_one_wrong_character_is_not_well_made() {
            Property.forAll(
                    random -> {
                        var secret =
                                new StringBuilder(ApiKey.from(bits(random.nextLong())).secret());
                        int at = random.nextInt(secret.length());
                        secret.setCharAt(at, secret.charAt(at) == 'x' ? 'y' : 'x');
                        return secret.toString();
                    },
                    secret -> assertThat(new ApiKey(secret).wellMade()).isFalse());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "wl_e3b0c44298fc1c",
                    "0123456789abcdef",
                    "wl_00000000000000000",
                    "k",
                    "wl_"
                })
        void a_secret_that_was_chosen_is_a_key_but_not_well_made(String secret) {
            assertThat(new ApiKey(secret).wellMade()).isFalse();
        }

        @Test
        void a_key_of_another_kind_is_not_well_made_however_right_its_checksum() {
            var crc = new CRC32();
            crc.update("xy_00112233".getBytes(StandardCharsets.US_ASCII));
            var checksum = HexFormat.of().toHexDigits((int) crc.getValue());

            assertThat(new ApiKey("xy_00112233" + checksum).wellMade()).isFalse();
        }

        @Test
        void a_checksum_of_nothing_is_not_well_made() {
            var crc = new CRC32();
            crc.update("wl_".getBytes(StandardCharsets.US_ASCII));

            assertThat(
                            new ApiKey("wl_" + HexFormat.of().toHexDigits((int) crc.getValue()))
                                    .wellMade())
                    .isFalse();
        }

        @Test
        void a_secret_has_1_to_255_visible_ascii_characters() {
            assertThat(new ApiKey("k").secret()).hasSize(1);
            assertThat(new ApiKey("!~").secret()).isEqualTo("!~");
            assertThat(new ApiKey("k".repeat(255)).secret()).hasSize(255);
            for (var wrong :
                    List.of(
                            "",
                            "k".repeat(256),
                            "key with some blanks",
                            "schlüssel-schlüssel",
                            "k".repeat(16) + "\n",
                            "k".repeat(16) + "\u007f"))
                assertThatThrownBy(() -> new ApiKey(wrong))
                        .isInstanceOf(InvalidValue.class)
                        .hasMessage("an API key is 1 to 255 visible ASCII characters");
        }

        @Test
        void only_the_fingerprint_tells_keys_apart_and_it_is_a_sha_256() {
            var fingerprint = new ApiKey("abcdefghabcdefgh").fingerprint();

            assertThat(fingerprint.hex())
                    .isEqualTo("181efb54266442ac2a38f80ab95d5fe13c4ce3f3b12d67c1c69ade9ebde47c4d");
            assertThat(fingerprint.matches(new ApiKey.Fingerprint(fingerprint.hex()))).isTrue();
            assertThat(fingerprint.matches(new ApiKey("abcdefghabcdefgH").fingerprint())).isFalse();
        }

        @Test
        void a_key_is_named_by_the_beginning_of_its_fingerprint() {
            assertThat(new ApiKey("abcdefghabcdefgh").fingerprint().id())
                    .isEqualTo(new PartnerKey.Id("181efb54266442ac"));
        }

        @Test
        void of_a_key_its_kind_and_the_end_of_its_checksum_are_shown() {
            var key = ApiKey.from(bits(1));

            assertThat(key.hint()).isEqualTo("wl_..." + key.secret().substring(71));
            assertThat(key.hint()).hasSize(10);
        }

        @Test
        void a_key_is_in_force_until_it_expires() {
            var now = Instant.parse("2026-03-02T09:14:03Z");
            var expiring = PartnerKey.of(ApiKey.from(bits(1)), now, now.plusSeconds(1));

            assertThat(expiring.inForce(now)).isTrue();
            assertThat(expiring.inForce(now.plusSeconds(1))).isFalse();
            assertThat(PartnerKey.of(ApiKey.from(bits(1)), now, null).inForce(Instants.LATEST))
                    .isTrue();
            assertThatThrownBy(() -> PartnerKey.of(ApiKey.from(bits(1)), now, now))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must lie ahead");
        }

        @Test
        void a_key_does_not_show_its_secret() {
            assertThat(new ApiKey("abcdefghabcdefgh")).hasToString("ApiKey[hidden]");
        }
    }
}
