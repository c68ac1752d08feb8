package dev.wavelength.application.mot;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.application.mot.ReadTrend.Beat;
import dev.wavelength.application.mot.ReadTrend.Every;
import dev.wavelength.application.mot.ReadTrend.Outcome;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

class ReadTrendTest {

    private final Adapters adapters = Adapters.inMemory();
    private final Brand brand = aBrand().in("UTC").build();
    private final ReadTrend readTrend = ReadTrend.over(adapters.tallies());

    ReadTrendTest() {
        adapters.brands().put(brand);
    }

    private void keep(String id, String touchpoint, String day, double delivered) {
        var moment = aMoment(id).at(touchpoint).occurredAt(day + "T10:00:00Z").delivered(delivered);
        adapters.moments().keep(brand.id(), List.of(DraftBuilder.draft(brand, moment).build()));
    }

    private Outcome read(@Nullable String at, String from, String to, Every every) {
        return readTrend.read(
                brand.id(),
                at == null ? null : new Touchpoint.Id(at),
                LocalDate.parse(from),
                LocalDate.parse(to),
                every);
    }

    private List<Beat> beats(@Nullable String at, String from, String to, Every every) {
        var outcome = read(at, from, to, every);
        assertThat(outcome).isInstanceOf(Outcome.Found.class);
        return ((Outcome.Found) outcome).beats();
    }

    @Test
    void beats_begin_on_the_first_day_and_hold_what_falls_in_them() {
        keep("a", "door", "2026-01-31", 9);
        keep("b", "door", "2026-02-28", 3);
        keep("c", "till", "2026-02-28", 9);

        var months = beats("door", "2026-01-31", "2026-03-30", Every.MONTH);
        assertThat(months)
                .extracting(Beat::from)
                .containsExactly(LocalDate.parse("2026-01-31"), LocalDate.parse("2026-02-28"));
        assertThat(months).extracting(beat -> beat.point().share().hits()).containsExactly(1L, 0L);
        assertThat(months).extracting(beat -> beat.point().share().whole()).containsExactly(1L, 1L);
        assertThat(beats(null, "2026-01-31", "2026-02-28", Every.WEEK))
                .extracting(beat -> beat.point().share().whole())
                .containsExactly(1L, 0L, 0L, 0L, 2L);
        assertThat(beats(null, "2026-02-27", "2026-02-28", Every.DAY))
                .extracting(beat -> beat.point().share().hits())
                .containsExactly(0L, 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02, 2026-01-01, DAY, must not be before from",
        "2026-01-01, 2027-02-05, DAY, must be at most 400 beats from the first: choose longer ones",
        "2016-01-01, 2026-01-08, MONTH, must be at most 3660 days from the first",
    })
    void a_span_that_cannot_be_is_refused(String from, String to, Every every, String detail) {
        assertThat(read(null, from, to, every))
                .isInstanceOfSatisfying(
                        Outcome.Faulty.class,
                        faulty ->
                                assertThat(faulty.faults().getFirst().detail()).isEqualTo(detail));
    }

    @Test
    void the_longest_spans_are_charted() {
        assertThat(beats(null, "2026-01-01", "2027-02-04", Every.DAY)).hasSize(400);
        assertThat(beats(null, "2016-01-01", "2026-01-07", Every.MONTH)).hasSize(121);
    }
}
