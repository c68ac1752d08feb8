package dev.wavelength.contract.priority;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.priority.Audience;
import dev.wavelength.domain.priority.Audiences;
import dev.wavelength.domain.priority.Lots;
import dev.wavelength.domain.promise.Touchpoint;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What every adapter for [Audiences] must do, rule by rule.
public abstract class AudiencesContract {

    private static final Touchpoint.Id DELIVERY = new Touchpoint.Id("delivery");
    private static final Touchpoint.Id CHECKOUT = new Touchpoint.Id("checkout");
    private static final Lots ALL = new Lots(Lots.ALL);
    private static final Instant FROM = Instant.parse("2026-03-01T23:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-08T23:00:00Z");

    private Adapters adapters;
    private Audiences audiences;
    private Brand brand;
    private int moments;

    /// The adapters that recording goes through, over the same store.
    protected abstract Adapters adapters();

    /// The adapter under test. Its store need not be empty.
    protected abstract Audiences audiences(Adapters adapters);

    @BeforeEach
    void openABrand() {
        adapters = adapters();
        audiences = audiences(adapters);
        brand = open();
    }

    private Brand open() {
        var opened = aBrand().in("Europe/Berlin").build();
        adapters.brands().put(opened);
        return opened;
    }

    private Draft draft(String customer, Touchpoint.Id at, Instant occurredAt) {
        var moment = aMoment("m-" + moments++).of(customer).at(at.text()).occurredAt(occurredAt);
        return DraftBuilder.draft(brand, moment).build();
    }

    private void keep(String customer, Touchpoint.Id at, String occurredAt) {
        keep(List.of(draft(customer, at, Instant.parse(occurredAt))));
    }

    private void keep(List<Draft> drafts) {
        assertThat(adapters.moments().keep(brand.id(), drafts))
                .allMatch(Moments.Kept.New.class::isInstance);
    }

    private Audience audience(Lots lots) {
        return audiences.of(brand.id(), FROM, UNTIL, lots);
    }

    @Test
    void q1_a_customer_counts_once_at_each_touchpoint_and_once_in_all() {
        keep("ada", DELIVERY, "2026-03-02T08:00:00Z");
        keep("ada", DELIVERY, "2026-03-03T08:00:00Z");
        keep("ada", CHECKOUT, "2026-03-04T08:00:00Z");
        keep("bea", CHECKOUT, "2026-03-04T08:00:00Z");

        assertThat(audience(ALL))
                .isEqualTo(new Audience(ALL, 2, Map.of(DELIVERY, 1L, CHECKOUT, 2L)));
    }

    @Test
    void q1_where_nobody_was_nobody_is_counted() {
        assertThat(audience(ALL)).isEqualTo(new Audience(ALL, 0, Map.of()));
        assertThat(audience(new Lots(1))).isEqualTo(new Audience(new Lots(1), 0, Map.of()));
    }

    @Test
    void q1_names_differ_by_the_case_of_a_letter() {
        keep("ada", DELIVERY, "2026-03-02T08:00:00Z");
        keep("Ada", DELIVERY, "2026-03-02T08:00:00Z");

        assertThat(audience(ALL).customers()).isEqualTo(2);
    }

    @Test
    void q2_just_the_customers_of_these_lots_are_counted() {
        var random = new Random(3);
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < 1_500; i++)
            drafts.add(
                    draft(
                            "c-" + random.nextInt(800),
                            random.nextInt(3) == 0 ? DELIVERY : CHECKOUT,
                            FROM.plusSeconds(random.nextInt(7 * 24 * 60 * 60))));
        keep(drafts);

        for (var lots : List.of(ALL, new Lots(256), new Lots(100), new Lots(1)))
            assertThat(audience(lots)).isEqualTo(recount(drafts, lots));
        assertThat(audience(new Lots(256)).customers()).isBetween(20L, 80L);
    }

    private static Audience recount(List<Draft> drafts, Lots lots) {
        var customers = new HashSet<Customer>();
        var places = new HashSet<Map.Entry<Touchpoint.Id, Customer>>();
        for (var draft : drafts) {
            var moment = draft.moment();
            if (!lots.hold(moment.customer())) continue;
            customers.add(moment.customer());
            places.add(Map.entry(moment.touchpoint(), moment.customer()));
        }
        var at = new HashMap<Touchpoint.Id, Long>();
        for (var place : places) at.merge(place.getKey(), 1L, Long::sum);
        return new Audience(lots, customers.size(), at);
    }

    @Test
    void q3_just_the_moments_of_these_days_are_looked_at() {
        keep("before", DELIVERY, "2026-03-01T22:59:59.999999Z");
        keep("first", DELIVERY, "2026-03-01T23:00:00Z");
        keep("last", DELIVERY, "2026-03-08T22:59:59.999999Z");
        keep("after", DELIVERY, "2026-03-08T23:00:00Z");

        assertThat(audience(ALL)).isEqualTo(new Audience(ALL, 2, Map.of(DELIVERY, 2L)));
    }

    @Test
    void q3_another_brands_customers_are_not_counted() {
        var ours = brand;
        brand = open();
        keep("ada", DELIVERY, "2026-03-02T08:00:00Z");
        brand = ours;

        assertThat(audience(ALL).customers()).isZero();
        assertThat(audience(new Lots(256)).customers()).isZero();
    }
}
