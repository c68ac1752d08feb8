package dev.wavelength.application.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.mot.Commission;
import dev.wavelength.domain.mot.Defects;
import dev.wavelength.domain.promise.Touchpoints;
import dev.wavelength.domain.pulse.Tallies;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.domain.verdict.Rulebooks;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;

/// Driving port: for inspecting the service from the customers' side, which ends in a certificate.
///
/// Costs touchpoints × days, whatever the number of moments: it looks at tallies, at recoveries
/// only where one waits for its remedy, and at moments only to name a few of them. Each inspection
/// makes a certificate of its own; under a claim, once.
public interface InspectService {

    /// Inspects, and certifies what was found.
    ///
    /// @param claim that this is the same as any other under its key, if claimed
    Outcome inspect(Brand.Id brand, Commission commission, @Nullable Claim claim);

    /// What became of it.
    sealed interface Outcome {
        /// Certified, and durable.
        record Issued(Certificate certificate) implements Outcome {}

        /// It was claimed before; this is what was answered then.
        record IssuedBefore(Certificate certificate) implements Outcome {}

        /// The claim's key was used for something else. Nothing was changed.
        record KeyReused() implements Outcome {}

        /// It cannot be inspected as it was asked for. Nothing was changed.
        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// The use case over these ports.
    static InspectService over(
            Brands brands,
            Touchpoints touchpoints,
            Rulebooks rulebooks,
            Tallies tallies,
            Recoveries recoveries,
            Defects defects,
            Certificates certificates,
            InstantSource clock) {
        return new ServiceInspector(
                brands, touchpoints, rulebooks, tallies, recoveries, defects, certificates, clock);
    }
}
