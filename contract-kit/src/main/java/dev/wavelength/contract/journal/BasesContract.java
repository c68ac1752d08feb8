package dev.wavelength.contract.journal;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.promise.TermsBuilder.terms;
import static dev.wavelength.contract.verdict.RulebookBuilder.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.journal.Bases;
import dev.wavelength.domain.journal.Basis;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Promises.Place;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Rulebooks;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What every adapter for [Bases] must do, rule by rule.
public abstract class BasesContract {

    private static final Instant NOW = Instant.parse("2026-03-02T08:14:03.123456Z");
    private static final Touchpoint.Id DELIVERY = new Touchpoint.Id("delivery");
    private static final Place DAYS = new Place(DELIVERY, new Promise.Id("days-to-door"));
    private static final Place HOURS = new Place(DELIVERY, new Promise.Id("hours-to-answer"));

    private Bases bases;
    private Promises promises;
    private Brand brand;

    /// The adapter for brands over the same store.
    protected abstract Brands brands();

    /// The adapter for rulebooks over the same store.
    protected abstract Rulebooks rulebooks();

    /// The adapter for touchpoints over the same store.
    protected abstract Touchpoints touchpoints();

    /// The adapter for promises over the same store.
    protected abstract Promises promises();

    /// The adapter under test. Its store need not be empty.
    protected abstract Bases bases();

    @BeforeEach
    void openABrand() {
        bases = bases();
        promises = promises();
        brand = open();
    }

    private Brand open() {
        var opened = aBrand().in("Asia/Kathmandu").build();
        brands().put(opened);
        touchpoints().encounter(opened.id(), DELIVERY);
        return opened;
    }

    private Basis find(Place... places) {
        return bases.find(brand.id(), Set.of(places)).orElseThrow();
    }

    private void promise(Brand by, Place place, double days) {
        promises.put(by.id(), place, terms().atMost(days, "days").build(), null, NOW);
    }

    @Test
    void n1_a_new_brand_is_judged_by_the_standard() {
        assertThat(find()).isEqualTo(new Basis(brand, Rulebook.standard(), Map.of()));
    }

    @Test
    void n1_what_was_changed_is_found_changed() {
        find(DAYS);
        var renamed = aBrand().under(brand.id().text()).named("Lumen").keepingFor(24).build();

        brands().put(renamed);
        rulebooks().put(brand.id(), rulebook().standingRaise(0.2).build(), null);
        rulebooks().put(brand.id(), rulebook().standingRaise(0.4).build(), null);
        promise(brand, DAYS, 4);
        promise(brand, DAYS, 3);

        assertThat(find(DAYS))
                .isEqualTo(
                        new Basis(
                                renamed,
                                rulebook().standingRaise(0.4).build().as(3),
                                promises.histories(brand.id(), List.of(DAYS))));
        assertThat(find(DAYS).promises()).containsOnlyKeys(DAYS);
    }

    @Test
    void n1_there_is_none_of_a_brand_that_is_not_there() {
        assertThat(bases.find(new Brand.Id("nobody"), List.of(DAYS))).isEmpty();
    }

    @Test
    void n2_just_the_promises_that_were_asked_for_are_found() {
        promise(brand, DAYS, 4);
        promise(brand, DAYS, 2);
        promise(brand, HOURS, 8);
        var unmade = new Place(DELIVERY, new Promise.Id("unmade"));

        assertThat(find(DAYS, unmade).promises())
                .isEqualTo(promises.histories(brand.id(), List.of(DAYS)))
                .containsOnlyKeys(DAYS);
        assertThat(find().promises()).isEmpty();
    }

    @Test
    void n2_another_brands_promises_are_not_found() {
        promise(open(), DAYS, 4);

        assertThat(find(DAYS).promises()).isEmpty();
    }
}
