package dev.wavelength.domain.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Tidings;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.verdict.Experience;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Driven port: for keeping moments with their verdicts, and with them the chains, the tallies and
/// the touchpoints they belong to: in one step, all or nothing.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | M1 | keep a moment whole, as it was drafted, to the microsecond |
/// | M2 | keep the first of two moments with one id in a brand and answer with it as it first was |
/// | M3 | let exactly one of several racing writers win |
/// | M4 | tell a repetition from other content under the same id, by the digest of the content |
/// | M5 | answer for each draft in its place, also where one batch names an id twice |
/// | M6 | keep brands apart, also where ids, customers and touchpoints have the same names |
/// | M7 | fold a moment that comes late as if it had come in time, and weigh those behind it anew |
/// | M8 | make a touchpoint that nobody declared, and leave a declared one alone |
/// | M9 | list newest first, by position, from just behind `after`, filtered by all that is asked |
/// | M10 | revise only the revision that was meant; of several racing revisions let one win |
/// | M11 | keep every earlier revision as it was |
/// | M12 | honour a claim once: answer a repetition as it was first, refuse other content |
/// | M13 | let an OW stand no more once a moment of the same customer made it good, in any order |
/// | M14 | open one recovery for an OW that is due one, at once, and tell it what follows |
/// | M15 | let what is said of a recovery decide whether its OW stands, once, and in any order |
/// | M16 | name just those moments of which something fell due since they were judged |
/// | M17 | announce, in the same step, the [News] of what is kept and revised |
/// | M18 | announce, in the same step, the [Tidings] of every recovery that changes by it |
/// | M19 | refuse what is of a customer who was erased, and nothing else that comes with it |
public interface Moments {

    /// What became of a draft.
    sealed interface Kept {
        /// New, and durable.
        record New(Entry entry) implements Kept {}

        /// The same was recorded before; this is how it was recorded first.
        record Known(Entry first) implements Kept {}

        /// The id names another moment. Nothing was changed.
        record Taken() implements Kept {}

        /// The customer was erased. Nothing was changed.
        record Erased() implements Kept {}
    }

    /// What became of a revision.
    sealed interface Revised {
        /// New, and durable.
        record Made(Entry entry) implements Revised {}

        /// The claim was honoured before; this is what it made then.
        record Repeated(Entry then) implements Revised {}

        /// The claim's key was used for other content. Nothing was changed.
        record KeyReused() implements Revised {}

        /// Another revision came first. Nothing was changed.
        record Stale() implements Revised {}
    }

    /// Which moments to list; a part that is not given lets all pass.
    ///
    /// @param from the first instant
    /// @param until the first instant behind
    record Filter(
            @Nullable Customer customer,
            Touchpoint.@Nullable Id touchpoint,
            @Nullable Experience experience,
            @Nullable Instant from,
            @Nullable Instant until) {

        /// All moments of one customer.
        public static Filter of(Customer customer) {
            return new Filter(customer, null, null, null, null);
        }
    }

    /// Keeps drafts.
    ///
    /// @return what became of each, in the same order
    List<Kept> keep(Brand.Id brand, List<Draft> drafts);

    /// Keeps a revision of a recorded moment.
    Revised revise(Brand.Id brand, Revision revision);

    /// Keeps what a customer said of a recovery.
    Recoveries.Taken hear(Brand.Id brand, Hearing hearing);

    /// A moment of some brand of which something fell due that is still owed.
    record Due(Brand.Id brand, Moment.Id id) {}

    /// Up to `limit` moments of all brands of which something fell due before `now` and after they
    /// were judged last, the longest due first.
    List<Due> due(Instant now, int limit);

    /// What became of a revision under this claim: repeated or reused, or none if it is new.
    Optional<Revised> claimed(Brand.Id brand, Claim claim);

    /// The moment in its latest revision.
    Optional<Entry> find(Brand.Id brand, Moment.Id id);

    /// The moment in that revision.
    Optional<Entry> find(Brand.Id brand, Moment.Id id, int revision);

    /// Up to `limit` moments in their latest revisions, behind `after` or from the newest.
    List<Entry> list(Brand.Id brand, Filter filter, @Nullable Position after, int limit);
}
