package dev.wavelength.application.pulse;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.wavelength.application.pulse.ReadPulse.Beat;
import dev.wavelength.application.pulse.ReadPulse.Every;
import dev.wavelength.application.pulse.ReadPulse.Outcome;
import dev.wavelength.contract.brand.InMemoryBrands;
import dev.wavelength.contract.pulse.InMemoryTallies;
import dev.wavelength.contract.pulse.InMemoryTallies.Countable;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Rulebook;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

class ReadPulseTest {

    private static final Touchpoint.Id DELIVERY = new Touchpoint.Id("delivery");
    private static final Touchpoint.Id CHECKOUT = new Touchpoint.Id("checkout");

    private final InMemoryBrands brands = new InMemoryBrands();
    private final List<Countable> recorded = new ArrayList<>();
    private final ReadPulse readPulse =
            ReadPulse.over(brands, new InMemoryTallies(any -> recorded));
    private Brand brand = open("Europe/Berlin");

    private Brand open(String zone) {
        var opened = aBrand().in(zone).build();
        brands.put(opened);
        return opened;
    }

    private void record(Touchpoint.Id touchpoint, Instant at, double days) {
        var verdict = Rulebook.standard().judge(aMoment().delivered(days).build(), at);
        var weight = Rulebook.standard().weigh(verdict.experience(), Stakes.NORMAL, false);
        recorded.add(
                new Countable(touchpoint, brand.dayOf(at), at, Tally.of(verdict, weight, false)));
    }

    private List<Beat> pulse(
            Touchpoint.@Nullable Id touchpoint, String from, String to, Every every) {
        var outcome =
                readPulse.read(
                        brand.id(), touchpoint, LocalDate.parse(from), LocalDate.parse(to), every);
        assertThat(outcome).isInstanceOf(Outcome.Found.class);
        return ((Outcome.Found) outcome).beats();
    }

    private static List<Long> moments(List<Beat> beats) {
        return beats.stream().map(beat -> beat.tally().moments()).toList();
    }

    @Test
    void every_day_has_a_beat_also_those_that_had_none() {
        record(DELIVERY, Instant.parse("2026-03-02T08:00:00Z"), 6);
        record(DELIVERY, Instant.parse("2026-03-04T22:59:59Z"), 4);
        record(CHECKOUT, Instant.parse("2026-03-04T23:00:00Z"), 4);

        var beats = pulse(null, "2026-03-02", "2026-03-05", Every.DAY);

        assertThat(moments(beats)).containsExactly(1L, 0L, 1L, 1L);
        assertThat(beats.get(0))
                .isEqualTo(
                        new Beat(
                                Instant.parse("2026-03-01T23:00:00Z"),
                                new Tally(1, 1, 1, 0, 0, 0, 0, 0, 0, 5_600_000)));
        assertThat(beats.get(1).tally()).isEqualTo(Tally.NONE);
        assertThat(moments(pulse(DELIVERY, "2026-03-02", "2026-03-05", Every.DAY)))
                .containsExactly(1L, 0L, 1L, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 23", "Europe/Berlin, 2026-10-25, 25",
        "Europe/Berlin, 2026-03-02, 24", "Asia/Kathmandu, 2026-03-02, 24"
    })
    void every_hour_of_a_day_has_a_beat(String zone, String day, int hours) {
        brand = open(zone);
        var midnight = LocalDate.parse(day).atStartOfDay(brand.timeZone()).toInstant();
        for (int i = 0; i < hours; i++) record(DELIVERY, midnight.plus(Duration.ofHours(i)), 4);

        var beats = pulse(null, day, day, Every.HOUR);

        assertThat(beats).hasSize(hours);
        assertThat(moments(beats)).containsOnly(1L);
        assertThat(beats.getFirst().at()).isEqualTo(midnight);
        assertThat(beats.getLast().at()).isEqualTo(midnight.plus(Duration.ofHours(hours - 1)));
    }

    @Test
    void where_clocks_move_by_half_an_hour_no_moment_is_lost() {
        brand = open("Australia/Lord_Howe");
        for (var day : List.of("2026-04-05", "2026-10-04")) {
            var from = LocalDate.parse(day).atStartOfDay(brand.timeZone()).toInstant();
            var end = LocalDate.parse(day).plusDays(1).atStartOfDay(brand.timeZone()).toInstant();
            recorded.clear();
            for (var at = from; at.isBefore(end); at = at.plusSeconds(600)) record(DELIVERY, at, 4);

            assertThat(
                            moments(pulse(null, day, day, Every.HOUR)).stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                    .isEqualTo(recorded.size());
        }
    }

    @Test
    void weeks_begin_on_the_weekday_of_the_first_and_the_last_may_be_cut_short() {
        for (int day = 1; day <= 20; day++)
            record(DELIVERY, Instant.parse("2026-03-%02dT12:00:00Z".formatted(day)), 4);

        var beats = pulse(null, "2026-03-04", "2026-03-19", Every.WEEK);

        assertThat(moments(beats)).containsExactly(7L, 7L, 2L);
        assertThat(beats.stream().map(beat -> LocalDate.ofInstant(beat.at(), brand.timeZone())))
                .containsExactly(
                        LocalDate.parse("2026-03-04"),
                        LocalDate.parse("2026-03-11"),
                        LocalDate.parse("2026-03-18"));
    }

    @Test
    void a_span_has_an_end_and_at_most_so_many_days() {
        assertThat(pulse(null, "2026-03-01", "2026-03-31", Every.HOUR)).hasSize(743);
        assertThat(pulse(null, "2026-01-01", "2036-01-08", Every.DAY)).hasSize(3_660);
        assertThat(faults("2026-03-02", "2026-03-01", Every.DAY))
                .containsExactly(new Fault("/to", "must not be before from"));
        assertThat(faults("2026-03-01", "2026-04-01", Every.HOUR))
                .containsExactly(
                        new Fault("/to", "must be at most 31 days from the first, by HOUR"));
        assertThat(faults("2026-01-01", "2036-01-09", Every.DAY)).hasSize(1);
        assertThat(faults("2026-01-01", "2036-01-09", Every.WEEK)).hasSize(1);
    }

    private List<Fault> faults(String from, String to, Every every) {
        var untouched = mock(Tallies.class);
        var outcome =
                ReadPulse.over(brands, untouched)
                        .read(brand.id(), null, LocalDate.parse(from), LocalDate.parse(to), every);
        verifyNoInteractions(untouched);
        assertThat(outcome).isInstanceOf(Outcome.Faulty.class);
        return ((Outcome.Faulty) outcome).faults();
    }

    @Test
    void a_brand_that_is_not_there_is_a_mistake_of_ours() {
        var day = LocalDate.parse("2026-03-02");
        assertThatThrownBy(() -> readPulse.read(new Brand.Id("nobody"), null, day, day, Every.DAY))
                .isInstanceOf(NoSuchElementException.class);
    }
}
