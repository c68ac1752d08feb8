package dev.wavelength.contract.recovery;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.wavelength.contract.brand.InMemoryClaims;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Figures;
import dev.wavelength.domain.recovery.Opening;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Recovery.Urgency;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.recovery.Tidings;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The reference for keeping recoveries.
public final class InMemoryRecoveries implements Recoveries {

    private final Map<Brand.Id, Map<Recovery.Id, Recovery>> recoveries = new HashMap<>();
    private final Map<Brand.Id, Map<Recovery.Id, Optional<Recovery>>> untold = new HashMap<>();
    private final Map<Brand.Id, List<Opening>> bygone = new HashMap<>();
    private final InMemoryClaims claims;
    private final Events events;

    /// @param claims shared by all that is claimed under the keys of the same callers
    /// @param events where it is announced what becomes of recoveries
    public InMemoryRecoveries(InMemoryClaims claims, Events events) {
        this.claims = claims;
        this.events = events;
    }

    /// For recording: keeps a recovery that was opened or changed.
    public synchronized void put(Brand.Id brand, Recovery recovery) {
        var before = of(brand).put(recovery.id(), recovery);
        untold.computeIfAbsent(brand, unseen -> new HashMap<>())
                .putIfAbsent(recovery.id(), Optional.ofNullable(before));
    }

    /// For recording: announces what became of recoveries since this was last done.
    public synchronized void announce(Brand.Id brand) {
        var changed = untold.remove(brand);
        if (changed == null) return;
        events.announce(
                brand,
                changed.keySet().stream()
                        .flatMap(id -> find(brand, id).stream())
                        .sorted(Comparator.comparing(one -> one.opening().moment()))
                        .flatMap(
                                one ->
                                        Tidings.of(
                                                requireNonNull(changed.get(one.id())).orElse(null),
                                                one)
                                                .stream())
                        .toList());
    }

    /// For recording: all recoveries of a customer.
    public synchronized List<Recovery> of(Brand.Id brand, Customer customer) {
        return of(brand).values().stream()
                .filter(one -> one.opening().customer().equals(customer))
                .toList();
    }

    /// For letting go: forgets the recovery of a moment, but not that it waits for its remedy.
    public synchronized void forget(Brand.Id brand, Moment.Id moment, Instant now) {
        of(brand).values().stream()
                .filter(one -> one.opening().moment().id().equals(moment))
                .findFirst()
                .ifPresent(
                        gone -> {
                            of(brand).remove(gone.id());
                            if (gone.unremedied(now))
                                bygone.computeIfAbsent(brand, unseen -> new ArrayList<>())
                                        .add(gone.opening());
                            claims.forget(
                                    brand,
                                    made ->
                                            made instanceof Recovery one
                                                    && one.id().equals(gone.id()));
                        });
    }

    @Override
    public synchronized Optional<Recovery> find(Brand.Id brand, Recovery.Id id) {
        return Optional.ofNullable(of(brand).get(id));
    }

    @Override
    public synchronized List<Recovery> list(
            Brand.Id brand, Filter filter, @Nullable Urgency after, int limit) {
        return of(brand).values().stream()
                .filter(one -> filter.status() == null || filter.status() == one.state().status())
                .filter(
                        one ->
                                filter.severity() == null
                                        || filter.severity() == one.state().severity())
                .filter(
                        one ->
                                filter.overdue() == null
                                        || filter.overdue() == one.overdue(filter.now()))
                .filter(one -> after == null || one.urgency().compareTo(after) > 0)
                .sorted(Comparator.comparing(Recovery::urgency))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Taken take(
            Brand.Id brand, Recovery.Id id, int after, Step step, @Nullable Claim claim) {
        if (claim != null) {
            var before = claimed(brand, claim);
            if (before.isPresent()) return before.get();
        }
        var found = of(brand).get(id);
        if (found == null || found.version() != after) return new Taken.Stale();
        var made = found.with(step);
        put(brand, made);
        announce(brand);
        if (claim != null) claims.keep(brand, claim, made);
        return new Taken.Made(made);
    }

    @Override
    public synchronized List<Recovery> take(Brand.Id brand, Map<Recovery, Step> steps) {
        return steps.entrySet().stream()
                .sorted(Comparator.comparing(next -> next.getKey().id()))
                .map(
                        next ->
                                take(
                                        brand,
                                        next.getKey().id(),
                                        next.getKey().version(),
                                        next.getValue(),
                                        null))
                .flatMap(
                        taken ->
                                taken instanceof Taken.Made made
                                        ? Stream.of(made.recovery())
                                        : Stream.empty())
                .toList();
    }

    @Override
    public synchronized Optional<Taken> claimed(Brand.Id brand, Claim claim) {
        return claims.find(brand, claim)
                .map(
                        before ->
                                before.claim().equals(claim)
                                                && before.made() instanceof Recovery then
                                        ? new Taken.Repeated(then)
                                        : new Taken.KeyReused());
    }

    @Override
    public synchronized List<Due> due(Instant now, int limit) {
        record At(Instant due, Due one) {}
        return recoveries.entrySet().stream()
                .flatMap(
                        brand ->
                                brand.getValue().values().stream()
                                        .flatMap(
                                                one ->
                                                        one.due().stream()
                                                                .map(
                                                                        due ->
                                                                                new At(
                                                                                        due.at(),
                                                                                        new Due(
                                                                                                brand
                                                                                                        .getKey(),
                                                                                                one)))))
                .filter(at -> at.due().isBefore(now))
                .sorted(
                        Comparator.comparing(At::due)
                                .thenComparing(at -> at.one().brand().text())
                                .thenComparing(at -> at.one().recovery().id()))
                .limit(limit)
                .map(At::one)
                .toList();
    }

    @Override
    public synchronized Figures figures(Brand.Id brand, Instant from, Instant until, Instant now) {
        return Figures.of(
                of(brand).values().stream()
                        .filter(one -> !one.opening().openedAt().isBefore(from))
                        .filter(one -> one.opening().openedAt().isBefore(until))
                        .toList(),
                now);
    }

    @Override
    public synchronized Map<Touchpoint.Id, Long> unremedied(
            Brand.Id brand,
            Collection<Touchpoint.Id> touchpoints,
            Instant from,
            Instant until,
            Instant now) {
        return Stream.concat(
                        of(brand).values().stream()
                                .filter(one -> one.unremedied(now))
                                .map(Recovery::opening),
                        bygone.getOrDefault(brand, List.of()).stream())
                .filter(one -> touchpoints.contains(one.touchpoint()))
                .filter(one -> !one.moment().occurredAt().isBefore(from))
                .filter(one -> one.moment().occurredAt().isBefore(until))
                .collect(groupingBy(Opening::touchpoint, counting()));
    }

    private Map<Recovery.Id, Recovery> of(Brand.Id brand) {
        return recoveries.computeIfAbsent(brand, unseen -> new HashMap<>());
    }
}
