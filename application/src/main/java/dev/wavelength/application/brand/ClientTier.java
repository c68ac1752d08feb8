package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Partners.Tie;

import java.time.InstantSource;
import java.util.Optional;

final class ClientTier implements TieClient {

    private final Partners partners;
    private final AuditTrails trails;
    private final InstantSource clock;

    ClientTier(Partners partners, AuditTrails trails, InstantSource clock) {
        this.partners = partners;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Outcome tie(Brand.Id brand, Partner.Name name, ClientId client, Actor by) {
        var tie =
                trails.noting(
                        brand,
                        by,
                        clock.instant(),
                        done -> change(name, client, done),
                        () -> partners.tie(brand, name, client));
        return switch (tie) {
            case Tie.Tied(), Tie.TiedBefore() -> new Outcome.Tied(client);
            case Tie.ClientTaken() -> new Outcome.ClientTaken();
            case Tie.UnknownPartner() -> new Outcome.UnknownPartner();
        };
    }

    private static Optional<Change> change(Partner.Name name, ClientId client, Tie tie) {
        return tie instanceof Tie.Tied
                ? Optional.of(new Change(Act.CLIENT_TIED, name.text(), "client " + client))
                : Optional.empty();
    }
}
