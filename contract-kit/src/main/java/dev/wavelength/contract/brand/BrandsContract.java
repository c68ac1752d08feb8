package dev.wavelength.contract.brand;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Brands.Put;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What every adapter for [Brands] must do, rule by rule.
public abstract class BrandsContract {

    /// The adapter under test. Its store need not be empty.
    protected abstract Brands brands();

    @Test
    void b1_a_brand_is_found_whole() {
        var brands = brands();
        var brand =
                aBrand().named("Łódź & Sønner – 湯")
                        .in("Asia/Kathmandu")
                        .standingFor("on time", "honest", "a \"quiet\" word", "Ärger\\frei")
                        .build();

        brands.put(brand);

        assertThat(brands.find(brand.id())).contains(brand);
    }

    @Test
    void b1_a_brand_without_values_is_found() {
        var brands = brands();
        var brand = aBrand().standingFor().build();

        brands.put(brand);

        assertThat(brands.find(brand.id())).contains(brand);
    }

    @Test
    void b1_what_was_put_last_is_found() {
        var brands = brands();
        var brand = aBrand().build();

        for (var changed :
                new Brand[] {
                    brand,
                    aBrand().under(brand.id().text()).named("Lumen").build(),
                    aBrand().under(brand.id().text()).in("Pacific/Auckland").build(),
                    aBrand().under(brand.id().text()).standingFor("on time", "honest").build(),
                    aBrand().under(brand.id().text()).keepingFor(24).build()
                }) {
            brands.put(changed);

            assertThat(brands.find(brand.id())).contains(changed);
        }
    }

    @Test
    void b1_nothing_is_found_under_an_unknown_id() {
        var brands = brands();
        var id = "Lumen-" + UUID.randomUUID();
        brands.put(aBrand().under(id).build());

        assertThat(brands.find(new Brand.Id("lumen" + id.substring(5)))).isEmpty();
        assertThat(brands.find(new Brand.Id(id + "-"))).isEmpty();
    }

    @Test
    void b2_the_first_put_creates_another_changes_and_the_same_is_the_same() {
        var brands = brands();
        var brand = aBrand().build();
        var renamed = aBrand().under(brand.id().text()).named("Lumen").build();

        assertThat(brands.put(brand)).isEqualTo(Put.CREATED);
        assertThat(brands.put(brand)).isEqualTo(Put.SAME);
        assertThat(brands.put(renamed)).isEqualTo(Put.CHANGED);
        assertThat(brands.put(renamed)).isEqualTo(Put.SAME);
        assertThat(brands.put(brand)).isEqualTo(Put.CHANGED);
    }

    @Test
    void b2_every_part_of_a_brand_can_change() {
        var brands = brands();
        var brand = aBrand().build();
        brands.put(brand);
        var id = brand.id().text();

        assertThat(brands.put(aBrand().under(id).in("UTC").build())).isEqualTo(Put.CHANGED);
        brands.put(brand);
        assertThat(brands.put(aBrand().under(id).standingFor("on time", "honest").build()))
                .isEqualTo(Put.CHANGED);
        brands.put(brand);
        assertThat(brands.put(aBrand().under(id).standingFor().build())).isEqualTo(Put.CHANGED);
        brands.put(brand);
        assertThat(brands.put(aBrand().under(id).keepingFor(1).build())).isEqualTo(Put.CHANGED);
    }

    @Test
    void b2_of_racing_puts_one_creates() {
        var brands = brands();
        for (int round = 0; round < Race.ROUNDS; round++) {
            var brand = aBrand().build();

            var said = Race.run(Race.RACERS, racer -> brands.put(brand));

            assertThat(said).containsOnlyOnce(Put.CREATED).doesNotContain(Put.CHANGED);
        }
    }

    @Test
    void b3_just_the_brands_that_forget_are_named() {
        var brands = brands();
        var keeps = aBrand().build();
        var forgets = aBrand().keepingFor(6).build();
        var sinceThen = aBrand().build();
        var noMore = aBrand().keepingFor(6).build();
        for (var brand : List.of(keeps, forgets, sinceThen, noMore)) brands.put(brand);
        var changed = aBrand().under(sinceThen.id().text()).keepingFor(1_200).build();
        brands.put(changed);
        brands.put(aBrand().under(noMore.id().text()).build());

        var ours = Set.of(keeps.id(), forgets.id(), sinceThen.id(), noMore.id());
        assertThat(brands.forgetting())
                .filteredOn(brand -> ours.contains(brand.id()))
                .containsExactlyInAnyOrder(forgets, changed);
    }
}
