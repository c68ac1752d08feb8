package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;

import java.time.InstantSource;

final class KeyWithdrawer implements WithdrawKey {

    private final Partners partners;
    private final AuditTrails trails;
    private final InstantSource clock;

    KeyWithdrawer(Partners partners, AuditTrails trails, InstantSource clock) {
        this.partners = partners;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Outcome withdraw(Brand.Id brand, Partner.Name name, PartnerKey.Id key, Actor by) {
        return trails.noting(
                        brand,
                        by,
                        clock.instant(),
                        done ->
                                done.map(
                                        gone ->
                                                new Change(
                                                        Act.KEY_WITHDRAWN,
                                                        name.text(),
                                                        "key %s (%s)".formatted(key, gone.hint()))),
                        () -> partners.withdraw(brand, name, key))
                .<Outcome>map(Outcome.Withdrawn::new)
                .orElseGet(Outcome.UnknownKey::new);
    }
}
