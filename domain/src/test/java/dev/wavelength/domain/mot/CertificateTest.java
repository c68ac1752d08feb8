package dev.wavelength.domain.mot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Finding.Result;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class CertificateTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST = LocalDate.parse("2026-01-31");

    private static Item item(String id, boolean critical, Result result) {
        return new Item(
                new Touchpoint(new Touchpoint.Id(id), id, critical, 0.05, 0.15, true),
                new Measure(0, 0, 0, 0, 0, 0, 0, 0, 0),
                new Finding(result, List.of("So it is."), 0),
                List.of(),
                new Trend(1, List.of()));
    }

    private static Inspection inspection(Item... items) {
        return inspection(new Commission(FIRST, LAST, null, null), items);
    }

    private static Inspection inspection(Commission commission, Item... items) {
        return new Inspection(
                new Brand.Id("shop"),
                "Shop",
                commission,
                Instant.parse("2026-02-02T08:00:00.123456789Z"),
                1,
                List.of(items));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, PASS, PASS",
        "PASS, ADVISORY, PASS",
        "MINOR, ADVISORY, PASS",
        "MAJOR, PASS, FAIL",
        "PASS, DANGEROUS, FAIL",
        "NOT_TESTABLE, PASS, INCOMPLETE",
        "PASS, NOT_TESTABLE, PASS",
        "NOT_TESTABLE, MAJOR, FAIL",
    })
    void a_critical_item_and_another_make_a_certificate(
            Result critical, Result other, Certificate.Result expected) {
        assertThat(inspection(item("a", true, critical), item("b", false, other)).result())
                .isEqualTo(expected);
    }

    @Test
    void the_content_is_canonical_json() {
        var item =
                new Item(
                        new Touchpoint(
                                new Touchpoint.Id("door"),
                                "The \"door\" \\ é",
                                true,
                                0.05,
                                0.15,
                                false),
                        new Measure(80, 60, 6, 50, 4, 2, 1, 0, 0),
                        new Finding(Result.MAJOR, List.of("Six."), 0),
                        List.of(new Moment.Id("m-1"), new Moment.Id("m-2")),
                        new Trend(7, List.of(new Share(6, 60), new Share(0, 0))));
        var certificate = inspection(item).certify(3, null);

        assertThat(certificate.content())
                .isEqualTo(
                        "{\"amends\":null,\"brand\":\"shop\",\"brandName\":\"Shop\","
                                + "\"from\":\"2026-01-01\",\"items\":[{\"advisoryAge\":0,"
                                + "\"coverage\":0.75,\"critical\":true,\"dangerLimit\":0.15,"
                                + "\"declared\":false,\"evidence\":[\"m-1\",\"m-2\"],\"how\":50,"
                                + "\"judged\":60,\"lower\":0.0526,\"moments\":80,"
                                + "\"name\":\"The \\\"door\\\" \\\\ é\",\"nearMisses\":2,"
                                + "\"neverEvents\":0,\"overdue\":0,\"ow\":6,\"owLimit\":0.05,"
                                + "\"owRate\":0.1,\"reasons\":[\"Six.\"],\"recovered\":1,"
                                + "\"result\":\"MAJOR\",\"standing\":5,\"touchpoint\":\"door\","
                                + "\"trend\":{\"days\":7,\"judged\":[60,0],\"ow\":[6,0]},"
                                + "\"upper\":0.1819,\"wow\":4}],\"number\":3,\"result\":\"FAIL\","
                                + "\"retestOf\":null,\"rulebook\":1,"
                                + "\"testedAt\":\"2026-02-02T08:00:00.123456Z\","
                                + "\"to\":\"2026-01-31\",\"touchpoints\":null}");
    }

    @Test
    void the_digest_is_the_sha_256_of_the_content() {
        // printf '%s' "$content" | sha256sum
        var certificate = inspection().certify(1, null);

        assertThat(certificate.content())
                .isEqualTo(
                        "{\"amends\":null,\"brand\":\"shop\",\"brandName\":\"Shop\","
                                + "\"from\":\"2026-01-01\",\"items\":[],\"number\":1,"
                                + "\"result\":\"PASS\",\"retestOf\":null,\"rulebook\":1,"
                                + "\"testedAt\":\"2026-02-02T08:00:00.123456Z\","
                                + "\"to\":\"2026-01-31\",\"touchpoints\":null}");
        assertThat(certificate.digest())
                .isEqualTo("055dcd2b33d15f7b58f3b0302a248183ef4a4fb098dd1eb36474b78d624f413c");
        assertThat(inspection().certify(2, null).digest()).isNotEqualTo(certificate.digest());
    }

    @Test
    void a_certificate_amends_the_one_whose_figures_are_no_longer_those() {
        var before = inspection(item("a", true, Result.PASS)).certify(1, null);

        assertThat(inspection(item("a", true, Result.MAJOR)).certify(2, before).amends()).isNull();
        assertThat(inspection(item("b", true, Result.PASS)).certify(2, before).amends())
                .isEqualTo(1);
        assertThat(inspection().certify(2, before).amends()).isEqualTo(1);
    }

    @Test
    void the_scope_is_all_that_was_asked_for() {
        var scopes =
                Stream.of(
                                new Commission(FIRST, LAST, null, null),
                                new Commission(FIRST.plusDays(1), LAST, null, null),
                                new Commission(FIRST, LAST.plusDays(1), null, null),
                                new Commission(FIRST, LAST, ids("a"), null),
                                new Commission(FIRST, LAST, ids("a", "b"), null),
                                new Commission(FIRST, LAST, null, 1),
                                new Commission(FIRST, LAST, null, 2))
                        .map(commission -> inspection(commission).scope())
                        .toList();

        assertThat(scopes).doesNotHaveDuplicates();
        assertThat(inspection(new Commission(FIRST, LAST, ids("b", "a", "b"), null)).scope())
                .isEqualTo(scopes.get(4));
    }

    private static List<Touchpoint.Id> ids(String... texts) {
        return Stream.of(texts).map(Touchpoint.Id::new).toList();
    }

    @Test
    void a_commission_that_cannot_be_is_refused() {
        assertRefused("/to", FIRST, FIRST.minusDays(1), null, null);
        assertRefused("/to", FIRST, FIRST.plusDays(Commission.MOST_DAYS), null, null);
        assertRefused("/touchpoints", FIRST, LAST, List.of(), null);
        assertRefused("/touchpoints", FIRST, LAST, ids("a"), 1);
        var many =
                IntStream.rangeClosed(0, Commission.MOST_TOUCHPOINTS)
                        .mapToObj(n -> new Touchpoint.Id("t-" + n))
                        .toList();
        assertRefused("/touchpoints", FIRST, LAST, many, null);
        assertThat(new Commission(FIRST, FIRST.plusDays(Commission.MOST_DAYS - 1), null, null))
                .isNotNull();
    }

    private static void assertRefused(
            String path,
            LocalDate from,
            LocalDate to,
            @Nullable List<Touchpoint.Id> touchpoints,
            @Nullable Integer retestOf) {
        assertThatThrownBy(() -> new Commission(from, to, touchpoints, retestOf))
                .isInstanceOfSatisfying(
                        InvalidValue.class, invalid -> assertThat(invalid.path()).isEqualTo(path));
    }

    @Test
    void a_period_has_at_most_a_year_of_weeks() {
        for (int days = 1; days <= Commission.MOST_DAYS; days++) {
            var commission = new Commission(FIRST, FIRST.plusDays(days - 1L), null, null);
            assertThat(commission.beats()).isBetween(1, Trend.MOST_BEATS);
            assertThat((long) commission.beats() * commission.beat()).isGreaterThanOrEqualTo(days);
            assertThat((commission.beats() - 1L) * commission.beat()).isLessThan(days);
        }
        assertThat(new Commission(FIRST, FIRST.plusDays(52), null, null).beat()).isEqualTo(1);
        assertThat(new Commission(FIRST, FIRST.plusDays(53), null, null).beat()).isEqualTo(7);
        assertThat(new Commission(FIRST, FIRST.plusDays(370), null, null).beat()).isEqualTo(7);
        assertThat(new Commission(FIRST, FIRST.plusDays(371), null, null).beat()).isEqualTo(14);
    }

    @Test
    void figures_that_do_not_add_up_are_no_measure() {
        assertThatThrownBy(() -> new Measure(1, 2, 1, 1, 0, 0, 0, 0, 0))
                .hasMessage("2 judged of 1 moments are not 1 OW, 1 HOW and 0 WOW");
        assertThatThrownBy(() -> new Measure(3, 2, 1, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
