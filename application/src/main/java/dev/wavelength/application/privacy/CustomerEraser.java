package dev.wavelength.application.privacy;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Erasures;
import dev.wavelength.domain.journal.Erasures.Erased;
import dev.wavelength.domain.moment.Customer;

import java.time.InstantSource;
import java.util.Optional;

/// The note is about the erasure and names nobody: it stays when the customer is gone.
final class CustomerEraser implements EraseCustomer {

    private final Erasures erasures;
    private final AuditTrails trails;
    private final InstantSource clock;

    CustomerEraser(Erasures erasures, AuditTrails trails, InstantSource clock) {
        this.erasures = erasures;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Outcome erase(Brand.Id brand, Customer customer, Actor by) {
        var now = clock.instant();
        return switch (trails.noting(
                brand, by, now, CustomerEraser::note, () -> erasures.erase(brand, customer, now))) {
            case Erased.Now(var erasure) -> new Outcome.Erased(erasure);
            case Erased.Before(var erasure) -> new Outcome.Erased(erasure);
            case Erased.Unknown() -> new Outcome.UnknownCustomer();
        };
    }

    private static Optional<Change> note(Erased done) {
        return done instanceof Erased.Now(var erasure)
                ? Optional.of(
                        new Change(
                                Act.CUSTOMER_ERASED,
                                "erasure " + erasure.number(),
                                "%d moments, %d recoveries"
                                        .formatted(erasure.moments(), erasure.recoveries())))
                : Optional.empty();
    }
}
