package dev.wavelength.application.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Driving port: for reading certificates, as they were issued.
public interface ReadCertificates {

    /// The certificate of this number.
    Optional<Certificates.Kept> certificate(Brand.Id brand, int number);

    /// Certificates, the newest first.
    ///
    /// @param before the number of the last one seen, if any
    Page<Certificate.Summary> certificates(Brand.Id brand, @Nullable Integer before, int limit);

    /// The use case over this port.
    static ReadCertificates over(Certificates certificates) {
        return new CertificateReader(certificates);
    }
}
