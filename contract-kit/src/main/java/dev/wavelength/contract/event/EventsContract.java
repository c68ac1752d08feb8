package dev.wavelength.contract.event;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.event.Told.atLeast;
import static dev.wavelength.contract.event.Told.event;
import static dev.wavelength.contract.event.Told.next;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.moment.Customer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What every adapter for [Events] must do, rule by rule.
public abstract class EventsContract {

    private Events events;
    private Brand.Id brand;
    private Brand.Id other;

    /// The adapters under test. Their store need not be empty.
    protected abstract EventAdapters adapters();

    @BeforeEach
    void openTwoBrands() {
        var adapters = adapters();
        events = adapters.events();
        brand = open(adapters);
        other = open(adapters);
    }

    private static Brand.Id open(EventAdapters adapters) {
        var opened = aBrand().build();
        adapters.brands().put(opened);
        return opened.id();
    }

    private static List<Event> events(List<Announced> told) {
        return told.stream().map(Announced::event).toList();
    }

    @Test
    void e1_an_event_is_told_as_it_was_announced() {
        events.announce(brand, List.of(event("c-1", 7), event(8)));

        assertThat(events(atLeast(events, brand, 2))).containsExactly(event("c-1", 7), event(8));
    }

    @Test
    void e1_an_event_is_told_to_its_own_brand_alone() {
        events.announce(brand, List.of(event("c-1", 1)));
        events.announce(other, List.of(event("c-1", 2)));

        assertThat(events(atLeast(events, brand, 1))).containsExactly(event("c-1", 1));
        assertThat(events(atLeast(events, other, 1))).containsExactly(event("c-1", 2));
        assertThat(events.after(Map.of(brand, Event.Position.START), 9).keySet())
                .containsExactly(brand);
    }

    @Test
    void e2_events_are_told_in_the_order_in_which_they_were_announced() {
        var all = IntStream.range(0, 20).mapToObj(n -> event("c-" + n % 3, n)).toList();
        for (int i = 0; i < 20; i += 4) events.announce(brand, all.subList(i, i + 4));

        var told = atLeast(events, brand, 20);

        assertThat(events(told)).isEqualTo(all);
        assertThat(told.stream().map(Announced::position)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void e3_who_reads_on_misses_nothing_of_what_others_announce_meanwhile() {
        int each = 60;
        int racers = Race.RACERS;

        var results =
                Race.run(
                        racers,
                        racer ->
                                racer == 0
                                        ? atLeast(events, brand, each * (racers - 1))
                                        : announceOneByOne("c-" + racer, each));

        var told = results.getFirst();
        assertThat(events(told)).doesNotHaveDuplicates().hasSize(each * (racers - 1));
        for (int racer = 1; racer < racers; racer++) {
            var customer = "c-" + racer;
            assertThat(events(told).stream().filter(one -> one.subject().equals(customer)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, each).mapToObj(n -> event(customer, n)).toList());
        }
    }

    private List<Announced> announceOneByOne(String customer, int count) {
        for (int n = 0; n < count; n++) events.announce(brand, List.of(event(customer, n)));
        return List.of();
    }

    @Test
    void e4_a_page_ends_at_its_limit_and_the_next_begins_behind_it() {
        events.announce(brand, List.of(event(1), event(2), event(3)));
        atLeast(events, brand, 3);

        var first = next(events, brand, Event.Position.START, 2);
        var second = next(events, brand, first.getLast().position(), 2);

        assertThat(events(first)).containsExactly(event(1), event(2));
        assertThat(events(second)).containsExactly(event(3));
        assertThat(next(events, brand, second.getLast().position(), 2)).isEmpty();
    }

    @Test
    void e4_each_brand_has_a_page_of_its_own() {
        events.announce(brand, List.of(event(1), event(2)));
        events.announce(other, List.of(event(3), event(4)));
        var behind = atLeast(events, brand, 2).getFirst().position();
        atLeast(events, other, 2);

        var told = events.after(Map.of(brand, behind, other, Event.Position.START), 1);

        assertThat(events(told.getOrDefault(brand, List.of()))).containsExactly(event(2));
        assertThat(events(told.getOrDefault(other, List.of()))).containsExactly(event(3));
    }

    @Test
    void e5_the_end_is_behind_what_was_told_and_before_what_will_be() {
        events.announce(brand, List.of(event(1)));
        atLeast(events, brand, 1);

        var end = events.end(brand);
        assertThat(next(events, brand, end, 9)).isEmpty();
        events.announce(brand, List.of(event(2)));

        assertThat(events(atLeast(events, brand, end, 1))).containsExactly(event(2));
    }

    @Test
    void e6_what_is_old_is_forgotten_and_nothing_else() {
        var limit = Told.NOW.minus(Duration.ofDays(30));
        var old = new ArrayList<Event>();
        for (int n = 0; n < 3; n++) old.add(event("c-1", n, limit.minusMillis(1)));
        events.announce(brand, old);
        events.announce(brand, List.of(event("c-1", 8, limit)));
        events.announce(other, List.of(event("c-1", 9)));
        atLeast(events, brand, 4);
        atLeast(events, other, 1);

        assertThat(events.forget(limit)).isGreaterThanOrEqualTo(3);

        assertThat(events(atLeast(events, brand, 1))).containsExactly(event("c-1", 8, limit));
        assertThat(events(atLeast(events, other, 1))).containsExactly(event("c-1", 9));
    }

    @Test
    void e7_of_a_customer_all_is_forgotten_and_of_others_nothing() {
        events.announce(brand, List.of(event("c-1", 1), event("c-2", 2), event("c-1", 3)));
        events.announce(other, List.of(event("c-1", 4)));
        atLeast(events, brand, 3);
        atLeast(events, other, 1);

        assertThat(events.forget(brand, new Customer("c-1"))).isEqualTo(2);

        assertThat(events(atLeast(events, brand, 1))).containsExactly(event("c-2", 2));
        assertThat(events(atLeast(events, other, 1))).containsExactly(event("c-1", 4));
    }

    @Test
    void e8_of_a_customer_just_their_events_are_told_in_their_order() {
        events.announce(brand, List.of(event("c-1", 1), event("c-2", 2), event("c-1", 3)));
        events.announce(brand, List.of(event("c-1", 4)));
        events.announce(other, List.of(event("c-1", 5)));
        var all = atLeast(events, brand, 4);
        var theirs = List.of(all.get(0), all.get(2), all.get(3));
        var who = new Customer("c-1");

        var first = events.of(brand, who, Event.Position.START, 2);
        var rest = events.of(brand, who, first.getLast().position(), 2);

        assertThat(first).isEqualTo(theirs.subList(0, 2));
        assertThat(rest).isEqualTo(theirs.subList(2, 3));
        assertThat(events.of(brand, new Customer("c-3"), Event.Position.START, 9)).isEmpty();
    }
}
