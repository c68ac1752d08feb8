package dev.wavelength.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.Property;
import dev.wavelength.domain.moment.Stakes;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

class ValueTest {

    @Nested
    class Keys {

        @ParameterizedTest
        @ValueSource(strings = {"a", "Z", "0", "order-7781:delivery@2+x", "._~:@+-", "9"})
        void what_is_safe_in_a_url_is_a_key(String text) {
            assertThat(Key.check(text)).isEqualTo(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a b", "a/b", "ä", "a%20", "a,b", "a\n", "\u0000", "ⅷ", "a?", "[", "`", "{"
                })
        void anything_else_is_none(String text) {
            assertThatExceptionOfType(InvalidValue.class)
                    .isThrownBy(() -> Key.check(text))
                    .withMessageContaining("A-Z a-z 0-9");
        }

        @Test
        void a_key_has_1_to_128_characters() {
            assertThat(Key.check("x".repeat(128))).hasSize(128);
            assertThatThrownBy(() -> Key.check("x".repeat(129)))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must be 1 to 128 characters, not 129");
            assertThatThrownBy(() -> Key.check(""))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must be 1 to 128 characters, not 0");
        }

        @Test
        void the_pattern_says_the_same_as_the_check() {
            var pattern = Pattern.compile(Key.PATTERN);
            for (char c = 0; c < 0x250; c++) {
                var text = String.valueOf(c);
                assertThat(isKey(text))
                        .as("U+%04X", (int) c)
                        .isEqualTo(pattern.matcher(text).find() && c != '\n');
            }
            for (int length : List.of(0, 1, 128, 129)) {
                var text = "k".repeat(length);
                assertThat(isKey(text)).isEqualTo(pattern.matcher(text).matches());
            }
        }

        private static boolean isKey(String text) {
            try {
                Key.check(text);
                return true;
            } catch (InvalidValue invalid) {
                return false;
            }
        }
    }

    @Nested
    class Texts {

        @Test
        void text_is_composed() {
            assertThat(Text.line("Cafe\u0301", 4)).isEqualTo("Caf\u00e9");
            assertThat(Text.lines("Cafe\u0301", 4)).isEqualTo("Caf\u00e9");
        }

        @Test
        void its_length_is_counted_in_code_points_of_what_is_kept() {
            assertThat(Text.line("👋👋👋", 3)).isEqualTo("👋👋👋");
            assertThatThrownBy(() -> Text.line("👋👋👋", 2))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must be at most 2 characters, not 3");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t", "\n ", "\u2003"})
        void blank_text_is_none(String text) {
            assertThatThrownBy(() -> Text.lines(text, 10))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must not be blank");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"a\u0000", "a\u0007b", "a\u001b[31m", "a\u007f", "a\u0085b", "a\rb"})
        void control_characters_are_refused(String text) {
            assertThatThrownBy(() -> Text.lines(text, 10))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageContaining("must not hold U+00");
        }

        @Test
        void half_a_pair_of_surrogates_is_refused() {
            assertThatThrownBy(() -> Text.line("a" + (char) 0xd83d, 10))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must not hold U+D83D");
            assertThatThrownBy(() -> Text.line("a" + (char) 0xd800, 10))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must not hold U+D800");
            assertThat(Text.line("\ud7ff\ue000", 10)).isEqualTo("\ud7ff\ue000");
            assertThatThrownBy(() -> Text.line((char) 0xdfff + "a", 10))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must not hold U+DFFF");
        }

        @Test
        void only_lines_may_break() {
            assertThat(Text.lines("one\r\ntwo\n\tthree", 20)).isEqualTo("one\ntwo\n\tthree");
            assertThatThrownBy(() -> Text.line("one\ntwo", 20)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> Text.line("one\ttwo", 20)).isInstanceOf(InvalidValue.class);
        }
    }

    @Nested
    class Digests {

        @Test
        void equal_content_has_equal_digests() {
            assertThat(Digest.of("a", null, 1, List.of("b", Stakes.LOW)))
                    .isEqualTo(Digest.of("a", null, 1, List.of("b", Stakes.LOW)));
        }

        @Test
        void parts_do_not_run_into_each_other() {
            var different =
                    List.of(
                            Digest.of(),
                            Digest.of((Object) null),
                            Digest.of(""),
                            Digest.of(List.of()),
                            Digest.of(List.of(List.of())),
                            Digest.of(List.of(), List.of()),
                            Digest.of("ab"),
                            Digest.of("a", "b"),
                            Digest.of("a\u0002b"),
                            Digest.of("a\u0002\u0000\u0000\u0000\u0001b"),
                            Digest.of("b", "a"),
                            Digest.of(List.of("a", "b")),
                            Digest.of(List.of("a"), "b"),
                            Digest.of(List.of("a"), List.of("b")),
                            Digest.of(Arrays.asList("a", null, "b")),
                            Digest.of("a", null, "b"),
                            Digest.of("x".repeat(256)),
                            Digest.of("x".repeat(65_536)));

            assertThat(different).doesNotHaveDuplicates();
        }

        @Test
        void it_reads_as_32_hexadecimal_digits() {
            assertThat(new Digest(1, -1)).hasToString("0000000000000001ffffffffffffffff");
            assertThat(Digest.of("a").toString()).matches("[0-9a-f]{32}");
        }

        @Test
        void it_is_the_beginning_of_the_sha_256_of_the_parts() {
            // printf '\002\000\000\000\001a' | sha256sum
            assertThat(Digest.of("a")).hasToString("7fc8ead8dd2cb9d812a1f0cb49d3d222");
        }

        @Test
        void a_length_goes_in_as_four_bytes() {
            // (printf '\002\000\000\001\000'; printf 'a%.0s' {1..256}) | sha256sum
            assertThat(Digest.of("a".repeat(256))).hasToString("1fca489b02649c931c3fd017671ded9e");
            // printf '\001\000\000\000\001\000' | sha256sum
            assertThat(Digest.of(Arrays.asList((Object) null)))
                    .hasToString("a90d4563c6a0ae0417ab3110f1ba6859");
        }

        @Test
        void both_halves_depend_on_the_content() {
            Property.forAll(
                    random -> random.nextLong(),
                    number -> {
                        var one = Digest.of(number);
                        var other = Digest.of(number + 1);
                        assertThat(one.high()).isNotEqualTo(other.high());
                        assertThat(one.low()).isNotEqualTo(other.low());
                    });
        }
    }

    @Nested
    class Claims {

        @ParameterizedTest
        @ValueSource(strings = {"!", "~", "7f3a-\"quoted\"", "a,b;c=d"})
        void visible_ascii_is_a_claims_key(String key) {
            assertThat(new Claim("shop", key, Digest.of("x")).key()).isEqualTo(key);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a b", "ä", "a\u007f", "\t"})
        void nothing_else_is(String key) {
            assertThatThrownBy(() -> new Claim("shop", key, Digest.of("x")))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("must be 1 to 255 visible ASCII characters")
                    .extracting(thrown -> ((InvalidValue) thrown).path())
                    .isEqualTo("/key");
        }

        @Test
        void it_has_at_most_255_characters() {
            assertThat(new Claim("shop", "k".repeat(255), Digest.of("x")).key()).hasSize(255);
            assertThatThrownBy(() -> new Claim("shop", "k".repeat(256), Digest.of("x")))
                    .isInstanceOf(InvalidValue.class);
        }
    }

    @Nested
    class Times {

        @Test
        void what_is_finer_than_a_microsecond_is_cut_off() {
            assertThat(Instants.toMicros(Instant.parse("2026-03-02T08:14:03.123456999Z")))
                    .isEqualTo(Instant.parse("2026-03-02T08:14:03.123456Z"));
            assertThat(Instants.toMicros(Instant.parse("1969-12-31T23:59:59.999999999Z")))
                    .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        }

        @Test
        void times_lie_in_the_years_1_to_9999() {
            assertThat(Instants.toMicros(Instants.EARLIEST)).isEqualTo(Instants.EARLIEST);
            assertThat(Instants.toMicros(Instants.LATEST)).isEqualTo(Instants.LATEST);
            for (var outside :
                    List.of(
                            Instants.EARLIEST.minusNanos(1),
                            Instants.LATEST.plusNanos(1000),
                            Instant.MIN,
                            Instant.MAX))
                assertThatThrownBy(() -> Instants.toMicros(outside))
                        .isInstanceOf(InvalidValue.class)
                        .hasMessage("must lie in the years 1 to 9999");
        }
    }

    @Nested
    class Lists {

        @Test
        void a_page_knows_whether_there_is_more() {
            assertThat(Page.of(List.of(1, 2, 3), 2)).isEqualTo(new Page<>(List.of(1, 2), true));
            assertThat(Page.of(List.of(1, 2), 2)).isEqualTo(new Page<>(List.of(1, 2), false));
            assertThat(Page.of(List.of(), 2)).isEqualTo(new Page<>(List.of(), false));
        }
    }

    @Nested
    class Faults {

        @Test
        void a_fault_is_pointed_to_from_where_it_is_seen() {
            assertThat(new Fault("/stretch", "no").below("/deliveries/0"))
                    .isEqualTo(new Fault("/deliveries/0/stretch", "no"));
        }

        @Test
        void an_invalid_value_says_where_and_why() {
            var invalid = new InvalidValue("stretch", "must be better");

            assertThat(invalid.path()).isEqualTo("/stretch");
            assertThat(invalid.reason()).isEqualTo("must be better");
            assertThat(new InvalidValue("", "must be better").path()).isEmpty();
        }

        @Test
        void generated_cases_can_be_made_again() {
            var seeds = new Random(7);
            var same = new Random(7);
            assertThat(Generate.moment(seeds)).isEqualTo(Generate.moment(same));
        }
    }
}
