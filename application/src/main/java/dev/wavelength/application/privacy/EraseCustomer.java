package dev.wavelength.application.privacy;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.journal.Erasure;
import dev.wavelength.domain.journal.Erasures;
import dev.wavelength.domain.moment.Customer;

import java.time.InstantSource;

/// Driving port: for erasing a customer with all that is known of them, for ever.
///
/// Safe to retry: who was erased before is answered as they were then.
public interface EraseCustomer {

    /// Erases the customer.
    Outcome erase(Brand.Id brand, Customer customer, Actor by);

    /// What became of the customer.
    sealed interface Outcome {
        /// Nothing is known of them any more, and this is the proof.
        record Erased(Erasure proof) implements Outcome {}

        /// Nothing was ever known of them.
        record UnknownCustomer() implements Outcome {}
    }

    /// The use case over these ports.
    static EraseCustomer over(Erasures erasures, AuditTrails trails, InstantSource clock) {
        return new CustomerEraser(erasures, trails, clock);
    }
}
