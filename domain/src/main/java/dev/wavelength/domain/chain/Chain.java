package dev.wavelength.domain.chain;

import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// A customer's moments in order of time, folded: what they add up to, and what each weighs.
///
/// @param weights one for each link, in order of position
public record Chain(Head head, List<Weight> weights) {

    public Chain {
        weights = List.copyOf(weights);
    }

    /// Folds links, in whatever order they came, with the healings that they carry.
    public static Chain of(Collection<Link> links) {
        var weights = new ArrayList<Weight>(links.size());
        var head = Head.EMPTY;
        var healedLater = new PriorityQueue<Instant>();
        for (var link : links.stream().sorted(Comparator.comparing(Link::position)).toList()) {
            while (!healedLater.isEmpty()
                    && healedLater.peek().isBefore(link.position().occurredAt()))
                healedLater.remove();
            var weight = link.weigh(head.standing() > 0 || !healedLater.isEmpty());
            weights.add(weight);
            head = head.with(link, weight);
            if (link.healing() != null) healedLater.add(link.healing().at());
        }
        return new Chain(head, weights);
    }

    /// How a chain fares.
    public enum Status {
        /// An OW stands.
        BROKEN,
        /// There was an OW, none stands, and the latest recovery made a WOW of it.
        TURNED,
        /// There was an OW, and none stands.
        MENDED,
        /// Never an OW, and a WOW among the last [Head#SHINING_WINDOW] judged links.
        SHINING,
        /// Never an OW, and at least one link judged.
        UNBROKEN,
        /// Nothing judged yet.
        OPEN
    }

    /// All that is to be known of a chain in order to add its next link.
    ///
    /// @param standing OWs that stand
    /// @param standingImpact the sum of their impacts, 0 or less
    /// @param streak judged links without an OW since the last OW
    /// @param peak the impact largest in size; of two the worse, then the later; none if unjudged
    /// @param end the impact of the last judged link
    /// @param sinceWow judged links since the last WOW; none if there never was one
    /// @param healing the latest; none if there never was one
    /// @param last the position of the last link
    public record Head(
            int links,
            int judged,
            int ow,
            int how,
            int wow,
            int standing,
            double standingImpact,
            int streak,
            int longestStreak,
            @Nullable Double peak,
            @Nullable Double end,
            @Nullable Integer sinceWow,
            @Nullable Healing healing,
            @Nullable Position last) {

        /// A WOW shines on so many judged links, itself included.
        public static final int SHINING_WINDOW = 5;

        /// The head of a chain without links.
        public static final Head EMPTY =
                new Head(0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null, null);

        /// The first that holds, in the order of [Status].
        public Status status() {
            if (standing > 0) return Status.BROKEN;
            if (healing != null)
                return healing.effect() == Word.Effect.TURNED ? Status.TURNED : Status.MENDED;
            if (sinceWow != null && sinceWow < SHINING_WINDOW) return Status.SHINING;
            return judged > 0 ? Status.UNBROKEN : Status.OPEN;
        }

        /// What the customer will remember: the mean of peak and end; none if nothing is judged.
        ///
        /// Source: B. Fredrickson and D. Kahneman, Duration neglect in retrospective evaluations of
        /// affective episodes (1993).
        public @Nullable Double remembered() {
            return peak == null || end == null ? null : (peak + end) / 2;
        }

        /// Whether a link at this position comes later than all others, and than the last healing,
        /// so that what stands now is what stood when it came, no word was said of it yet, and
        /// [#append] will do.
        public boolean precedes(Position position) {
            return (last == null || last.occurredAt().isBefore(position.occurredAt()))
                    && healedBefore(position);
        }

        private boolean healedBefore(Position position) {
            return healing == null || healing.at().isBefore(position.occurredAt());
        }

        /// What a link weighs that comes next.
        public Weight weigh(Link link) {
            return link.weigh(standing > 0);
        }

        /// The head with one link more.
        ///
        /// @throws IllegalArgumentException if the link does not come behind all others
        public Head append(Link link) {
            var position = link.position();
            if ((last != null && last.compareTo(position) >= 0) || !healedBefore(position))
                throw new IllegalArgumentException(
                        "%s does not come behind %s".formatted(position, last));
            return with(link, weigh(link));
        }

        private Head with(Link link, Weight weight) {
            var experience = link.experience();
            var impact = weight.impact();
            if (experience == null || impact == null)
                return new Head(
                        links + 1,
                        judged,
                        ow,
                        how,
                        wow,
                        standing,
                        standingImpact,
                        streak,
                        longestStreak,
                        peak,
                        end,
                        sinceWow,
                        healing,
                        link.position());
            return switch (experience) {
                case OW -> judged(link, impact, 1, 0, 0, 0, sinceWow == null ? null : sinceWow + 1);
                case HOW ->
                        judged(
                                link,
                                impact,
                                0,
                                1,
                                0,
                                streak + 1,
                                sinceWow == null ? null : sinceWow + 1);
                case WOW -> judged(link, impact, 0, 0, 1, streak + 1, 0);
            };
        }

        private Head judged(
                Link link,
                double impact,
                int ows,
                int hows,
                int wows,
                int newStreak,
                @Nullable Integer newSinceWow) {
            int stands = link.healing() == null ? ows : 0;
            return new Head(
                    links + 1,
                    judged + 1,
                    ow + ows,
                    how + hows,
                    wow + wows,
                    standing + stands,
                    standingImpact + stands * impact,
                    newStreak,
                    Math.max(longestStreak, newStreak),
                    peak == null || outweighs(impact, peak) ? impact : peak,
                    impact,
                    newSinceWow,
                    latest(link.healing()),
                    link.position());
        }

        private @Nullable Healing latest(@Nullable Healing other) {
            if (healing == null || other == null) return healing == null ? other : healing;
            return Healing.COUNTS_MORE.compare(healing, other) < 0 ? other : healing;
        }

        /// Whether a later impact takes the peak from an earlier one.
        private static boolean outweighs(double later, double earlier) {
            int size = Double.compare(Math.abs(later), Math.abs(earlier));
            return size > 0 || (size == 0 && later <= earlier);
        }
    }
}
