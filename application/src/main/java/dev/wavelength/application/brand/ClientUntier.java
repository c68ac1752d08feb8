package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;

import java.time.InstantSource;

final class ClientUntier implements UntieClient {

    private final Partners partners;
    private final AuditTrails trails;
    private final InstantSource clock;

    ClientUntier(Partners partners, AuditTrails trails, InstantSource clock) {
        this.partners = partners;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Outcome untie(Brand.Id brand, Partner.Name name, Actor by) {
        return trails.noting(
                        brand,
                        by,
                        clock.instant(),
                        done ->
                                done.map(
                                        gone ->
                                                new Change(
                                                        Act.CLIENT_UNTIED,
                                                        name.text(),
                                                        "client " + gone)),
                        () -> partners.untie(brand, name))
                .<Outcome>map(Outcome.Untied::new)
                .orElseGet(Outcome.UnknownClient::new);
    }
}
