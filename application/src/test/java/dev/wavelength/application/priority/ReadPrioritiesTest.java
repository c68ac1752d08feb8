package dev.wavelength.application.priority;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.application.priority.ReadPriorities.Outcome;
import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.priority.InMemoryAudiences;
import dev.wavelength.contract.pulse.InMemoryTallies;
import dev.wavelength.contract.pulse.InMemoryTallies.Countable;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.figure.Share;
import dev.wavelength.domain.priority.Audience;
import dev.wavelength.domain.priority.Label;
import dev.wavelength.domain.priority.Lots;
import dev.wavelength.domain.priority.Priority;
import dev.wavelength.domain.priority.Reach;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

class ReadPrioritiesTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final LocalDate LAST = LocalDate.parse("2026-03-31");
    private static final Touchpoint.Id DOOR = new Touchpoint.Id("door");

    private final Adapters adapters = Adapters.inMemory();
    private final Brand brand = aBrand().in("Europe/Berlin").build();
    private final ReadPriorities readPriorities =
            ReadPriorities.over(
                    adapters.brands(),
                    adapters.touchpoints(),
                    adapters.tallies(),
                    new InMemoryAudiences(adapters.moments()));

    ReadPrioritiesTest() {
        adapters.brands().put(brand);
    }

    private void keep(String id, String customer, String at, String occurredAt, double days) {
        var moment = aMoment(id).of(customer).at(at).occurredAt(occurredAt).delivered(days);
        adapters.moments().keep(brand.id(), List.of(DraftBuilder.draft(brand, moment).build()));
    }

    private List<Priority> read() {
        var outcome = readPriorities.read(brand.id(), FIRST, LAST);
        assertThat(outcome).isInstanceOf(Outcome.Found.class);
        return ((Outcome.Found) outcome).priorities();
    }

    @Test
    void more_is_to_be_gained_where_more_customers_pass() {
        keep("a", "ada", "door", "2026-03-02T10:00:00Z", 9);
        keep("b", "bea", "door", "2026-03-02T10:00:00Z", 3);
        keep("c", "cleo", "till", "2026-03-02T10:00:00Z", 9);
        keep("d", "dora", "desk", "2026-03-02T10:00:00Z", 3);

        var priorities = read();

        assertThat(priorities)
                .extracting(one -> one.touchpoint().id().text())
                .containsExactly("door", "till", "desk");
        assertThat(priorities.getFirst().cost()).isEqualTo(5.6);
        assertThat(priorities.getFirst().reach()).isEqualTo(new Reach(new Share(2, 4), true));
        assertThat(priorities.getFirst().score()).isEqualTo(2.8);
    }

    @Test
    void the_brands_days_count_from_the_first_to_the_last() {
        keep("before", "ada", "door", "2026-02-28T22:59:59Z", 9);
        keep("first", "bea", "door", "2026-02-28T23:00:00Z", 9);
        keep("last", "cleo", "door", "2026-03-31T21:59:59Z", 9);
        keep("after", "dora", "door", "2026-03-31T22:00:00Z", 9);

        assertThat(read().getFirst().measure().moments()).isEqualTo(2);
        assertThat(read().getFirst().reach()).isEqualTo(new Reach(new Share(2, 2), true));
    }

    @Test
    void what_is_declared_is_there_without_moments_and_all_else_is_not() {
        adapters.touchpoints()
                .put(brand.id(), new Touchpoint(DOOR, "Door", false, 0.05, 0.15, true));
        adapters.touchpoints().encounter(brand.id(), new Touchpoint.Id("seen-once"));

        assertThat(read()).extracting(Priority::label).containsExactly(Label.MEASURE);
        assertThat(read().getFirst().touchpoint().id()).isEqualTo(DOOR);
        assertThat(read().getFirst().score()).isZero();
    }

    @Test
    void of_many_moments_a_sample_of_customers_is_counted() {
        adapters.touchpoints().encounter(brand.id(), DOOR);
        var many = new Tally(640_000, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        var tallies =
                new InMemoryTallies(
                        any ->
                                List.of(
                                        new Countable(
                                                DOOR,
                                                FIRST,
                                                FIRST.atStartOfDay(brand.timeZone()).toInstant(),
                                                many)));
        var asked = new AtomicReference<Lots>();

        var outcome =
                ReadPriorities.over(
                                adapters.brands(),
                                adapters.touchpoints(),
                                tallies,
                                (of, from, until, lots) -> {
                                    asked.set(lots);
                                    return new Audience(lots, 200, Map.of(DOOR, 30L));
                                })
                        .read(brand.id(), FIRST, LAST);

        assertThat(asked).hasValue(new Lots(32));
        assertThat(((Outcome.Found) outcome).priorities().getFirst().reach())
                .isEqualTo(new Reach(new Share(30, 200), false));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-01, must not be before from",
        "2000-01-01, 2026-03-01, must be at most 3660 days from the first",
    })
    void a_span_that_cannot_be_looked_at_is_refused(String from, String to, String detail) {
        var outcome = readPriorities.read(brand.id(), LocalDate.parse(from), LocalDate.parse(to));

        assertThat(outcome).isInstanceOf(Outcome.Faulty.class);
        assertThat(((Outcome.Faulty) outcome).faults())
                .singleElement()
                .matches(fault -> fault.pointer().equals("/to"))
                .matches(fault -> fault.detail().equals(detail));
    }

    @Test
    void more_touchpoints_than_are_ranked_are_refused() {
        for (int i = 0; i <= ReadPriorities.MOST_TOUCHPOINTS; i++)
            adapters.touchpoints().encounter(brand.id(), new Touchpoint.Id("t-" + i));

        assertThat(readPriorities.read(brand.id(), FIRST, LAST)).isInstanceOf(Outcome.Faulty.class);
    }
}
