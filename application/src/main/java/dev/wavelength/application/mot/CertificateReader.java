package dev.wavelength.application.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.mot.Certificate;
import dev.wavelength.domain.mot.Certificates;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

final class CertificateReader implements ReadCertificates {

    private final Certificates certificates;

    CertificateReader(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Optional<Certificates.Kept> certificate(Brand.Id brand, int number) {
        return certificates.find(brand, number);
    }

    @Override
    public Page<Certificate.Summary> certificates(
            Brand.Id brand, @Nullable Integer before, int limit) {
        return Page.of(certificates.list(brand, before, limit + 1), limit);
    }
}
