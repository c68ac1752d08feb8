package dev.wavelength.application.privacy;

import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.value.Page;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Driving port: for telling all that is known of a customer, page by page.
public interface ExportCustomer {

    /// Begins an export, which is noted.
    Outcome begin(Brand.Id brand, Customer customer, Actor by);

    /// What was found.
    sealed interface Outcome {
        /// The customer's chain; the moments and events go with it.
        record Begun(Instant at, Chain.Head chain) implements Outcome {}

        /// Nothing is known of the customer.
        record UnknownCustomer() implements Outcome {}
    }

    /// A moment in all its revisions, from the first, and the recovery that its OW opened.
    record Lived(List<Entry> revisions, @Nullable Sight recovery) {

        /// Where it stands among all.
        public Position position() {
            return Position.of(revisions.getLast().moment());
        }
    }

    /// The customer's moments, newest first.
    ///
    /// @param after the last one told, if any
    Page<Lived> moments(Brand.Id brand, Customer customer, @Nullable Position after, int limit);

    /// The customer's events that are kept still, in their order.
    ///
    /// @param after the place of the last one told
    Page<Announced> events(Brand.Id brand, Customer customer, Event.Position after, int limit);

    /// The use case over these ports.
    static ExportCustomer over(
            Chains chains,
            Moments moments,
            Recoveries recoveries,
            Events events,
            AuditTrails trails,
            InstantSource clock) {
        return new CustomerExporter(chains, moments, recoveries, events, trails, clock);
    }
}
