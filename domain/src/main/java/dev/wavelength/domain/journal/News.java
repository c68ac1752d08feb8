package dev.wavelength.domain.journal;

import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.verdict.Experience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What of a change to the journal is told to others.
///
/// What was old when it came to be known is told to nobody: importing the history of years must not
/// wake those who are on duty today.
public final class News {

    /// How old the latest evidence may be when it comes to be known, so that it is still told.
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
        var healed = new LinkedHashMap<Customer, Event>();
        entries.stream()
                .filter(entry -> !isOld(entry))
                .sorted(Comparator.comparing(entry -> Position.of(entry.moment())))
                .forEach(
                        entry -> {
                            var customer = entry.moment().customer();
                            var head = after.apply(customer);
                            boolean wasBroken = isBroken(before.apply(customer));
                            if (isOw(entry)) {
                                events.add(judgedOw(entry));
                                if (!wasBroken && isBroken(head) && broken.add(customer))
                                    events.add(chainBroken(entry, head));
                            }
                            if (wasBroken && !isBroken(head))
                                healed.put(customer, chainHealed(entry, head));
                        });
        events.addAll(healed.values());
        return events;
    }

    /// What there is to tell of a revision.
    ///
    /// @param earlier the moment in the revision before
    /// @param entry the moment since
    /// @param before the chain of its customer with the revision before
    /// @param after the chain since
    public static List<Event> of(Entry earlier, Entry entry, Chain.Head before, Chain.Head after) {
        var events = new ArrayList<Event>();
        if (isOld(entry)) return events;
        if (isOw(entry) && !isOw(earlier)) events.add(judgedOw(entry));
        if (!isBroken(before) && isBroken(after)) events.add(chainBroken(entry, after));
        if (isBroken(before) && !isBroken(after)) events.add(chainHealed(entry, after));
        return events;
    }

    private static Event judgedOw(Entry entry) {
        return Event.judgedOw(entry.moment(), entry.revision(), entry.judgedAt());
    }

    private static Event chainBroken(Entry entry, Chain.Head head) {
        var moment = entry.moment();
        return Event.chainBroken(moment.customer(), moment.id(), head, entry.judgedAt());
    }

    private static Event chainHealed(Entry entry, Chain.Head head) {
        var moment = entry.moment();
        return Event.chainHealed(moment.customer(), moment.id(), head, entry.judgedAt());
    }

    private static boolean isOw(Entry entry) {
        return entry.verdict().experience() == Experience.OW;
    }

    private static boolean isBroken(Chain.Head head) {
        return head.status() == Chain.Status.BROKEN;
    }

    private static boolean isOld(Entry entry) {
        var moment = entry.moment();
        var oldest = entry.judgedAt().minus(OLD);
        return Stream.of(
                        Stream.of(moment.occurredAt()),
                        moment.feedback().stream().map(Feedback::givenAt),
                        moment.fellDue(entry.judgedAt()))
                .flatMap(evidence -> evidence)
                .allMatch(evidence -> evidence.isBefore(oldest));
    }
}
