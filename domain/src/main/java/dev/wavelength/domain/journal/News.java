package dev.wavelength.domain.journal;

import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.verdict.Experience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/// What of a change to the journal is told to others.
///
/// An OW that was old when it came to be known is told to nobody: importing the history of years
/// must not wake those who are on duty today.
public final class News {

    /// How old an OW may be when it comes to be known, so that it is still told.
    public static final Duration OLD = Duration.ofDays(30);

    private News() {}

    /// What there is to tell of new moments.
    ///
    /// @param entries the moments, as they were recorded
    /// @param before the chains of their customers without them
    /// @param after the chains of their customers since
    public static List<Event> of(
            Collection<Entry> entries,
            Function<Customer, Chain.Head> before,
            Function<Customer, Chain.Head> after) {
        var events = new ArrayList<Event>();
        var broken = new HashSet<Customer>();
        entries.stream()
                .filter(entry -> isOw(entry) && !isOld(entry))
                .sorted(Comparator.comparing(entry -> Position.of(entry.moment())))
                .forEach(
                        entry -> {
                            var customer = entry.moment().customer();
                            events.add(judgedOw(entry));
                            if (breaks(before.apply(customer), after.apply(customer))
                                    && broken.add(customer))
                                events.add(chainBroken(entry, after.apply(customer)));
                        });
        return events;
    }

    /// What there is to tell of a revision.
    ///
    /// @param earlier the moment in the revision before
    /// @param entry the moment since
    /// @param before the chain of its customer with the revision before
    /// @param after the chain since
    public static List<Event> of(Entry earlier, Entry entry, Chain.Head before, Chain.Head after) {
        if (!isOw(entry) || isOw(earlier) || isOld(entry)) return List.of();
        return breaks(before, after)
                ? List.of(judgedOw(entry), chainBroken(entry, after))
                : List.of(judgedOw(entry));
    }

    private static Event judgedOw(Entry entry) {
        return Event.judgedOw(entry.moment(), entry.revision(), entry.judgedAt());
    }

    private static Event chainBroken(Entry entry, Chain.Head head) {
        var moment = entry.moment();
        return Event.chainBroken(moment.customer(), moment.id(), head, entry.judgedAt());
    }

    private static boolean isOw(Entry entry) {
        return entry.verdict().experience() == Experience.OW;
    }

    private static boolean breaks(Chain.Head before, Chain.Head after) {
        return before.status() != Chain.Status.BROKEN && after.status() == Chain.Status.BROKEN;
    }

    private static boolean isOld(Entry entry) {
        return entry.moment().occurredAt().isBefore(entry.judgedAt().minus(OLD));
    }
}
