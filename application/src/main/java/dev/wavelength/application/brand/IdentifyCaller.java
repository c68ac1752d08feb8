package dev.wavelength.application.brand;

import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

import java.time.InstantSource;
import java.util.function.Supplier;

/// Driving port: for knowing who calls by the key they show.
public interface IdentifyCaller {

    /// Who this key belongs to.
    Caller identify(ApiKey key);

    /// Who is calling.
    sealed interface Caller {
        /// The operator of this service.
        record Operator() implements Caller {}

        /// A partner of a brand.
        record Known(Partner partner) implements Caller {}

        /// Nobody we know, or who shows a key that has expired.
        record Stranger() implements Caller {}
    }

    /// The use case over these.
    ///
    /// @param operator the fingerprint of the operator's key
    static IdentifyCaller over(
            Partners partners, Supplier<ApiKey.Fingerprint> operator, InstantSource clock) {
        return new CallerIdentifier(partners, operator, clock);
    }
}
