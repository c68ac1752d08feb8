package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

import java.time.InstantSource;

final class PartnerLimiter implements LimitPartner {

    private final Partners partners;
    private final AuditTrails trails;
    private final InstantSource clock;

    PartnerLimiter(Partners partners, AuditTrails trails, InstantSource clock) {
        this.partners = partners;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Outcome limit(Brand.Id brand, Partner.Name name, Limits limits, Actor by) {
        return trails.noting(
                        brand,
                        by,
                        clock.instant(),
                        done ->
                                done.map(
                                        now ->
                                                new Change(
                                                        Act.PARTNER_LIMITED,
                                                        name.text(),
                                                        inWords(limits))),
                        () -> partners.limit(brand, name, limits))
                .<Outcome>map(Outcome.Limited::new)
                .orElseGet(Outcome.UnknownPartner::new);
    }

    static String inWords(Limits limits) {
        return "%d requests a second, %d moments a day"
                .formatted(limits.requestsPerSecond(), limits.momentsPerDay());
    }
}
