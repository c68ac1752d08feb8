package dev.wavelength.application.promise;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.promise.TermsBuilder.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wavelength.contract.audit.InMemoryAuditTrails;
import dev.wavelength.contract.promise.InMemoryPromises;
import dev.wavelength.contract.promise.InMemoryTouchpoints;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Page;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class PromisesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:14:03Z");
    private static final Touchpoint.Id DELIVERY = new Touchpoint.Id("delivery");
    private static final Place DAYS = new Place(DELIVERY, new Promise.Id("days-to-door"));

    private static final Actor SHOP = new Actor("partner shop");

    private final Brand.Id brand = aBrand().build().id();
    private final InMemoryTouchpoints touchpoints = new InMemoryTouchpoints();
    private final InMemoryPromises promises = new InMemoryPromises();
    private final InMemoryAuditTrails trails = new InMemoryAuditTrails();
    private final DefinePromise definePromise =
            DefinePromise.over(touchpoints, promises, trails, () -> NOW);
    private final ReadPromises readPromises = ReadPromises.over(touchpoints, promises, () -> NOW);

    private static Promise.Terms days(double promised) {
        return terms().atMost(promised, "days").build();
    }

    private static ReadPromises.Outcome found(boolean more, Promise... promises) {
        return new ReadPromises.Outcome.Found(new Page<>(List.of(promises), more));
    }

    @Test
    void a_promise_holds_from_now_unless_it_says_when() {
        var now = definePromise.define(brand, DAYS, days(4), null, SHOP);
        var later = definePromise.define(brand, DAYS, days(3), NOW.plus(Duration.ofDays(1)), SHOP);

        assertThat(now).isEqualTo(new Promise(DELIVERY, DAYS.promise(), 1, days(4), NOW));
        assertThat(later.version()).isEqualTo(2);
        assertThat(later.validFrom()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void the_same_terms_again_make_no_version() {
        var first = definePromise.define(brand, DAYS, days(4), null, SHOP);

        assertThat(definePromise.define(brand, DAYS, days(4), null, SHOP)).isEqualTo(first);
    }

    @Test
    void a_promise_makes_a_touchpoint_nobody_described_and_leaves_others_alone() {
        var declared = new Touchpoint(DELIVERY, "To the door", true, 0.02, 0.1, true);
        touchpoints.put(brand, declared);
        definePromise.define(brand, DAYS, days(4), null, SHOP);
        var checkout = new Touchpoint.Id("checkout");
        definePromise.define(brand, new Place(checkout, DAYS.promise()), days(4), null, SHOP);

        assertThat(touchpoints.find(brand, DELIVERY)).contains(declared);
        assertThat(touchpoints.find(brand, checkout)).contains(Touchpoint.undeclared(checkout));
    }

    @Test
    void a_described_touchpoint_is_as_it_was_described_last() {
        var described = new Touchpoint(DELIVERY, "To the door", true, 0.02, 0.1, true);
        var define = DefineTouchpoint.over(touchpoints, trails, () -> NOW);

        assertThat(define.define(brand, Touchpoint.undeclared(DELIVERY), SHOP))
                .isEqualTo(Touchpoint.undeclared(DELIVERY));
        assertThat(define.define(brand, described, SHOP)).isEqualTo(described);
        assertThat(touchpoints.find(brand, DELIVERY)).contains(described);
    }

    @Test
    void promises_are_read_as_they_hold_now_or_held_then() {
        var past = definePromise.define(brand, DAYS, days(4), NOW.minus(Duration.ofDays(9)), SHOP);
        var present = definePromise.define(brand, DAYS, days(3), null, SHOP);
        definePromise.define(brand, DAYS, days(2), NOW.plusSeconds(1), SHOP);

        assertThat(readPromises.promises(brand, DELIVERY, null, null, 10))
                .isEqualTo(found(false, present));
        assertThat(readPromises.promises(brand, DELIVERY, NOW.minusSeconds(1), null, 10))
                .isEqualTo(found(false, past));
    }

    @Test
    void a_page_says_whether_there_is_more() {
        var a =
                definePromise.define(
                        brand, new Place(DELIVERY, new Promise.Id("a")), days(4), null, SHOP);
        var b =
                definePromise.define(
                        brand, new Place(DELIVERY, new Promise.Id("b")), days(4), null, SHOP);

        assertThat(readPromises.promises(brand, DELIVERY, null, null, 1)).isEqualTo(found(true, a));
        assertThat(readPromises.promises(brand, DELIVERY, null, a.id(), 1))
                .isEqualTo(found(false, b));
        assertThat(readPromises.promises(brand, DELIVERY, null, null, 2))
                .isEqualTo(found(false, a, b));
    }

    @Test
    void a_touchpoint_that_is_not_there_promises_nothing() {
        assertThat(readPromises.promises(brand, DELIVERY, null, null, 10))
                .isEqualTo(new ReadPromises.Outcome.UnknownTouchpoint());
    }

    @Test
    void touchpoints_are_read_page_by_page() {
        for (var id : List.of("b", "a")) touchpoints.encounter(brand, new Touchpoint.Id(id));
        var a = Touchpoint.undeclared(new Touchpoint.Id("a"));
        var b = Touchpoint.undeclared(new Touchpoint.Id("b"));

        assertThat(readPromises.touchpoints(brand, null, 1))
                .isEqualTo(new Page<>(List.of(a), true));
        assertThat(readPromises.touchpoints(brand, a.id(), 1))
                .isEqualTo(new Page<>(List.of(b), false));
    }

    @Test
    void what_was_changed_is_noted_and_what_was_said_again_is_not() {
        var define = DefineTouchpoint.over(touchpoints, trails, () -> NOW);
        var described = new Touchpoint(DELIVERY, "To the door", true, 0.02, 0.1, true);
        for (int i = 0; i < 2; i++) {
            define.define(brand, described, SHOP);
            definePromise.define(brand, DAYS, days(4), null, SHOP);
        }
        definePromise.define(brand, DAYS, days(3), null, SHOP);

        assertThat(trails.list(brand, null, 10).reversed())
                .extracting(
                        Note::by,
                        Note::at,
                        note -> note.change().act(),
                        note -> note.change().subject())
                .containsExactly(
                        tuple(SHOP, NOW, Act.TOUCHPOINT_DESCRIBED, "delivery"),
                        tuple(SHOP, NOW, Act.PROMISE_MADE, "delivery/days-to-door"),
                        tuple(SHOP, NOW, Act.PROMISE_MADE, "delivery/days-to-door"));
        assertThat(trails.list(brand, null, 1).getFirst().change().detail())
                .startsWith("version 2, valid from " + NOW);
    }
}
