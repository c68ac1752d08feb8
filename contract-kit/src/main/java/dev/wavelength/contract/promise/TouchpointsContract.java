package dev.wavelength.contract.promise;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Pages;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.promise.Touchpoints;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/// What every adapter for [Touchpoints] must do, rule by rule.
public abstract class TouchpointsContract {

    /// In the order of their code points, which is not that of any language.
    private static final List<String> IDS =
            List.of("10", "9", "Zeta", "_", "a", "a+", "a-b", "a.b", "b", "~");

    private Touchpoints touchpoints;
    private Brand.Id brand;
    private Brand.Id other;

    /// The adapter for brands over the same store.
    protected abstract Brands brands();

    /// The adapter under test. Its store need not be empty.
    protected abstract Touchpoints touchpoints();

    @BeforeEach
    void openTwoBrands() {
        var brands = brands();
        touchpoints = touchpoints();
        brand = put(brands);
        other = put(brands);
    }

    private static Brand.Id put(Brands brands) {
        var brand = aBrand().build();
        brands.put(brand);
        return brand.id();
    }

    private static Touchpoint.Id id(String text) {
        return new Touchpoint.Id(text);
    }

    private static Touchpoint touchpoint(String id) {
        return new Touchpoint(id(id), "Known as " + id, false, 0.05, 0.15, true);
    }

    private void putAll() {
        for (var id : IDS.reversed()) touchpoints.put(brand, touchpoint(id));
    }

    private static Stream<String> ids(List<Touchpoint> listed) {
        return listed.stream().map(one -> one.id().text());
    }

    @Test
    void t1_a_touchpoint_is_found_whole() {
        var whole = new Touchpoint(id("call-centre"), "Čáll – centre", true, 0.1 / 3, 0.25, true);

        touchpoints.put(brand, whole);

        assertThat(touchpoints.find(brand, whole.id())).contains(whole);
    }

    @Test
    void t1_what_was_put_last_is_found() {
        var before = new Touchpoint(id("checkout"), "Checkout", false, 0.05, 0.15, false);
        var after = new Touchpoint(id("checkout"), "The checkout", true, 0.02, 0.1, true);
        touchpoints.put(brand, before);
        touchpoints.put(brand, after);

        assertThat(touchpoints.find(brand, before.id())).contains(after);
        assertThat(touchpoints.list(brand, null, 10)).containsExactly(after);
    }

    @Test
    void t1_nothing_is_found_under_an_unknown_id() {
        touchpoints.put(brand, touchpoint("checkout"));

        assertThat(touchpoints.find(brand, id("Checkout"))).isEmpty();
        assertThat(touchpoints.find(brand, id("check"))).isEmpty();
    }

    @Test
    void t1_touchpoints_of_one_id_in_two_brands_are_two() {
        var ours = touchpoint("checkout");
        var theirs = new Touchpoint(id("checkout"), "Theirs", true, 0.1, 0.2, true);
        touchpoints.put(brand, ours);

        assertThat(touchpoints.find(other, ours.id())).isEmpty();

        touchpoints.put(other, theirs);
        assertThat(touchpoints.find(brand, ours.id())).contains(ours);
        assertThat(touchpoints.find(other, ours.id())).contains(theirs);
    }

    @Test
    void t2_they_are_listed_by_id_in_code_point_order() {
        putAll();

        assertThat(ids(touchpoints.list(brand, null, 100))).containsExactlyElementsOf(IDS);
    }

    @Test
    void t2_a_list_goes_on_just_behind_the_last_one_seen() {
        putAll();
        for (int limit = 1; limit <= IDS.size(); limit++) {
            int most = limit;
            var seen =
                    Pages.<Touchpoint>read(
                            IDS.size(),
                            most,
                            last -> touchpoints.list(brand, last == null ? null : last.id(), most));
            assertThat(ids(seen)).containsExactlyElementsOf(IDS);
        }
    }

    @Test
    void t2_a_list_may_go_on_behind_one_that_is_not_there() {
        putAll();

        assertThat(ids(touchpoints.list(brand, id("A"), 2))).containsExactly("Zeta", "_");
    }

    @Test
    void t2_what_was_listed_stays_as_it_was_when_more_arrives() {
        touchpoints.put(brand, touchpoint("b"));
        var listed = touchpoints.list(brand, null, 10);

        touchpoints.put(brand, touchpoint("a"));

        assertThat(ids(listed)).containsExactly("b");
        assertThat(ids(touchpoints.list(brand, id("a"), 10))).containsExactly("b");
    }

    @Test
    void t2_only_the_brands_own_are_listed() {
        touchpoints.put(brand, touchpoint("ours"));
        touchpoints.put(other, touchpoint("theirs"));

        assertThat(ids(touchpoints.list(brand, null, 10))).containsExactly("ours");
    }

    @Test
    void t3_an_encountered_touchpoint_is_made_undeclared() {
        touchpoints.encounter(brand, id("pop-up.42"));

        assertThat(touchpoints.find(brand, id("pop-up.42")))
                .contains(Touchpoint.undeclared(id("pop-up.42")));
        assertThat(touchpoints.find(other, id("pop-up.42"))).isEmpty();
    }

    @Test
    void t3_one_that_is_there_is_left_alone() {
        var declared = new Touchpoint(id("checkout"), "Checkout", true, 0.02, 0.1, true);
        touchpoints.put(brand, declared);

        touchpoints.encounter(brand, declared.id());

        assertThat(touchpoints.find(brand, declared.id())).contains(declared);
    }

    @Test
    void t3_one_that_was_encountered_may_still_be_described() {
        touchpoints.encounter(brand, id("checkout"));
        touchpoints.put(brand, touchpoint("checkout"));
        touchpoints.encounter(brand, id("checkout"));

        assertThat(touchpoints.find(brand, id("checkout"))).contains(touchpoint("checkout"));
    }

    @Test
    void t3_a_description_survives_those_who_encounter_it_at_once() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var described = touchpoint("stand-" + round);

            Race.run(
                    Race.RACERS,
                    racer -> {
                        if (racer == 0) touchpoints.put(brand, described);
                        else touchpoints.encounter(brand, described.id());
                        return racer;
                    });

            assertThat(touchpoints.find(brand, described.id())).contains(described);
        }
    }
}
