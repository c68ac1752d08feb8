package dev.wavelength.persistence.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Opening;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Tidings;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;
import dev.wavelength.persistence.recovery.RecoveryTable;
import dev.wavelength.persistence.sql.Database.Change;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What becomes of customers' recoveries by what is recorded, until it is written.
final class Cases {

    private final Map<Customer, Map<Recovery.Id, Recovery>> present = new HashMap<>();
    private final Map<Recovery.Id, Recovery> kept = new HashMap<>();
    private final SortedMap<Recovery.Id, Recovery> changed = new TreeMap<>();

    /// @param kept all recoveries of each customer
    Cases(Map<Customer, List<Recovery>> kept) {
        kept.values().stream()
                .flatMap(List::stream)
                .forEach(
                        one -> {
                            this.kept.put(one.id(), one);
                            of(one.opening().customer()).put(one.id(), one);
                        });
    }

    private Map<Recovery.Id, Recovery> of(Customer customer) {
        return present.computeIfAbsent(customer, unseen -> new LinkedHashMap<>());
    }

    /// The recovery of this id.
    Optional<Recovery> find(Customer customer, Recovery.Id id) {
        return Optional.ofNullable(of(customer).get(id));
    }

    /// What a customer said of any of them.
    List<Word> said(Customer customer) {
        return of(customer).values().stream().flatMap(Recovery::said).toList();
    }

    /// Puts a recovery in place of what it was.
    void put(Recovery recovery) {
        of(recovery.opening().customer()).put(recovery.id(), recovery);
        changed.put(recovery.id(), recovery);
    }

    /// Lets a customer's recoveries know what follows from all moments.
    void know(Customer customer, Fold fold, Instant now) {
        for (var one : List.copyOf(of(customer).values())) {
            var knowing = knowing(one, fold, now);
            if (knowing.version() != one.version()) put(knowing);
        }
    }

    private static Recovery knowing(Recovery recovery, Fold fold, Instant now) {
        var moment = recovery.opening().moment().id();
        return recovery.knowing(fold.ow(moment), fold.words().byMoments(moment), now);
    }

    /// Opens a recovery for a moment that has none, if one is due.
    Recovery.@Nullable Id open(
            Moment moment,
            Verdict verdict,
            Weight weight,
            Fold fold,
            Instant now,
            Recovery.@Nullable Id id) {
        if (id == null || !Opening.due(moment, verdict, now)) return null;
        boolean another = of(moment.customer()).values().stream().anyMatch(Recovery::open);
        var opening = Opening.of(moment, verdict, weight, now, another);
        put(knowing(Recovery.of(id, opening, List.of()), fold, now));
        return id;
    }

    /// What is to be written of what was opened or changed, in order of the ids.
    List<Change> changes(Brand.Id brand, RecoveryTable table) {
        var opened = new ArrayList<Recovery>();
        var before = new LinkedHashMap<Recovery, Integer>();
        for (var one : changed.values()) {
            var earlier = kept.get(one.id());
            if (earlier == null) opened.add(one);
            else before.put(one, earlier.version());
        }
        var changes = new ArrayList<Change>();
        if (!opened.isEmpty()) changes.add(table.insert(brand, opened));
        if (!before.isEmpty()) changes.add(table.update(brand, before));
        return changes;
    }

    /// What there is to tell of what was opened or changed, in order of the OWs.
    List<Event> tidings() {
        return changed.values().stream()
                .sorted(Comparator.comparing(one -> one.opening().moment()))
                .flatMap(one -> Tidings.of(kept.get(one.id()), one).stream())
                .toList();
    }
}
