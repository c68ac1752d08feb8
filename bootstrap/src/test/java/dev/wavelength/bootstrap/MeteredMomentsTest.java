package dev.wavelength.bootstrap;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;
import static dev.wavelength.contract.journal.DraftBuilder.draft;
import static dev.wavelength.contract.moment.MomentBuilder.aMoment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.journal.Adapters;
import dev.wavelength.contract.journal.MomentsContract;
import dev.wavelength.domain.moment.Instrument;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Being measured changes nothing: every rule holds as before.
class MeteredMomentsTest extends MomentsContract {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Override
    protected Adapters adapters() {
        var reference = Adapters.inMemory();
        return new Adapters(
                reference.brands(),
                reference.rulebooks(),
                reference.touchpoints(),
                new MeteredMoments(reference.moments(), registry),
                reference.chains(),
                reference.recoveries(),
                reference.tallies(),
                reference.events(),
                reference.erasures());
    }

    @Test
    void new_moments_are_counted_by_what_they_came_to_and_repeated_ones_are_not() {
        var brand = aBrand().build();
        var moments = adapters().moments();
        var drafts =
                List.of(
                        draft(brand, aMoment("wow").said(Instrument.PACKAGE, 3)).build(),
                        draft(brand, aMoment("silent")).build());
        moments.keep(brand.id(), drafts);
        moments.keep(brand.id(), drafts);
        assertThat(counted("WOW")).isEqualTo(1);
        assertThat(counted("UNJUDGED")).isEqualTo(1);
        assertThat(registry.get("wavelength.batch.size").summary().totalAmount()).isEqualTo(4);
        assertThat(registry.get("wavelength.commit").timer().count()).isEqualTo(2);
    }

    private double counted(String experience) {
        return registry.get("wavelength.moments").tag("experience", experience).counter().count();
    }
}
