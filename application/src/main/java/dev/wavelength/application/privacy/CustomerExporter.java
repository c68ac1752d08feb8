package dev.wavelength.application.privacy;

import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
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
import java.util.ArrayList;

/// The note says that somebody was told of, and not of whom: notes stay when customers are erased.
final class CustomerExporter implements ExportCustomer {

    private final Chains chains;
    private final Moments moments;
    private final Recoveries recoveries;
    private final Events events;
    private final AuditTrails trails;
    private final InstantSource clock;

    CustomerExporter(
            Chains chains,
            Moments moments,
            Recoveries recoveries,
            Events events,
            AuditTrails trails,
            InstantSource clock) {
        this.chains = chains;
        this.moments = moments;
        this.recoveries = recoveries;
        this.events = events;
        this.trails = trails;
        this.clock = clock;
    }

    @Override
    public Outcome begin(Brand.Id brand, Customer customer, Actor by) {
        var now = clock.instant();
        return trails.noting(
                        brand,
                        by,
                        now,
                        found -> found.map(CustomerExporter::note),
                        () -> chains.find(brand, customer))
                .<Outcome>map(head -> new Outcome.Begun(now, head))
                .orElseGet(Outcome.UnknownCustomer::new);
    }

    private static Change note(Chain.Head head) {
        return new Change(
                Act.CUSTOMER_EXPORTED, "a customer", "%d moments".formatted(head.links()));
    }

    @Override
    public Page<Lived> moments(
            Brand.Id brand, Customer customer, @Nullable Position after, int limit) {
        var now = clock.instant();
        var page =
                Page.of(moments.list(brand, Moments.Filter.of(customer), after, limit + 1), limit);
        return new Page<>(
                page.items().stream().map(latest -> lived(brand, latest, now)).toList(),
                page.more());
    }

    private Lived lived(Brand.Id brand, Entry latest, Instant now) {
        var revisions = new ArrayList<Entry>();
        for (int revision = 1; revision < latest.revision(); revision++)
            moments.find(brand, latest.moment().id(), revision).ifPresent(revisions::add);
        revisions.add(latest);
        var recovery =
                latest.recovery() == null
                        ? null
                        : recoveries
                                .find(brand, latest.recovery())
                                .map(found -> new Sight(found, found.overdue(now)))
                                .orElse(null);
        return new Lived(revisions, recovery);
    }

    @Override
    public Page<Announced> events(
            Brand.Id brand, Customer customer, Event.Position after, int limit) {
        return Page.of(events.of(brand, customer, after, limit + 1), limit);
    }
}
