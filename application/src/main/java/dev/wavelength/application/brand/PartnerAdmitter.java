package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Partners.Admission;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

final class PartnerAdmitter implements AdmitPartner {

    private final Brands brands;
    private final Partners partners;
    private final AuditTrails trails;
    private final Supplier<byte[]> randomness;
    private final InstantSource clock;

    PartnerAdmitter(
            Brands brands,
            Partners partners,
            AuditTrails trails,
            Supplier<byte[]> randomness,
            InstantSource clock) {
        this.brands = brands;
        this.partners = partners;
        this.trails = trails;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public Outcome admit(Partner partner, Actor by, @Nullable Claim claim) {
        if (brands.find(partner.brand()).isEmpty()) return new Outcome.UnknownBrand();
        var key = ApiKey.from(randomness.get());
        var now = clock.instant();
        var kept = PartnerKey.of(key, now, null);
        var admission =
                trails.noting(
                        partner.brand(),
                        by,
                        now,
                        done -> change(done, kept),
                        () -> partners.admit(partner, kept, claim));
        return switch (admission) {
            case Admission.Admitted(var admitted) -> new Outcome.Admitted(admitted, key);
            case Admission.Repeated(var admitted) -> new Outcome.AdmittedBefore(admitted);
            case Admission.NameTaken() -> new Outcome.NameTaken(partner.name());
            case Admission.KeyReused() -> new Outcome.KeyReused();
        };
    }

    private static Optional<Change> change(Admission admission, PartnerKey key) {
        return admission instanceof Admission.Admitted(var partner)
                ? Optional.of(
                        new Change(
                                Act.PARTNER_ADMITTED,
                                partner.name().text(),
                                "scopes %s, %s; key %s (%s)"
                                        .formatted(
                                                partner.scopes().stream().sorted().toList(),
                                                PartnerLimiter.inWords(partner.limits()),
                                                key.id(),
                                                key.hint())))
                : Optional.empty();
    }
}
