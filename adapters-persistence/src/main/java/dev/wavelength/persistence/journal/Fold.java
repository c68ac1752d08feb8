package dev.wavelength.persistence.journal;

import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Healing;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.chain.Words;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What new links make of a customer's chain.
///
/// @param links all of them, as far as they were folded
/// @param words what they say of how OWs were made good, and what was said besides
/// @param states of the new links, and of those that come to something else than before
record Fold(Chain.Head head, List<Link> links, Words words, Map<Moment.Id, State> states) {

    /// What a link comes to by all the others.
    record State(Weight weight, @Nullable Healing healing) {

        boolean healed() {
            return healing != null;
        }
    }

    /// A link that is kept, and what it comes to so far.
    ///
    /// @param place where it is counted
    /// @param neverEvent whether a promise was missed in it that must never be
    record Kept(Link link, State state, Tally.Place place, boolean neverEvent) {

        /// The difference it makes in its place to come to this from now on.
        Tally difference(State other) {
            return counted(other).minus(counted(state));
        }

        /// What is counted for its coming to this, besides what its verdict counts for.
        Tally counted(State coming) {
            return Tally.onChain(link.experience(), neverEvent, coming.weight(), coming.healed());
        }
    }

    /// The chain with links that all come behind its last and its last healing, and recover none.
    ///
    /// @param links in order of position
    static Fold append(Chain.Head head, List<Link> links) {
        var states = new HashMap<Moment.Id, State>();
        for (var link : links) {
            states.put(link.position().id(), new State(head.weigh(link), null));
            head = head.append(link);
        }
        return new Fold(head, links, Words.of(links, List.of()), states);
    }

    /// The chain of these links, wherever the new ones come and whatever they recover.
    ///
    /// @param said what was said besides
    static Fold anew(List<Kept> kept, List<Link> added, List<Word> said) {
        var links = new ArrayList<>(added);
        for (var one : kept) links.add(one.link());
        var words = Words.of(links, said);
        var settled = new ArrayList<>(words.settle());
        settled.sort(Comparator.comparing(Link::position));
        var chain = Chain.of(settled);
        var states = new HashMap<Moment.Id, State>();
        for (int i = 0; i < settled.size(); i++) {
            var link = settled.get(i);
            states.put(link.position().id(), new State(chain.weights().get(i), link.healing()));
        }
        for (var one : kept) states.remove(one.link().position().id(), one.state());
        return new Fold(chain.head(), settled, words, states);
    }

    /// Whether a moment is an OW.
    boolean ow(Moment.Id id) {
        return links.stream()
                .anyMatch(
                        link ->
                                link.position().id().equals(id)
                                        && link.experience() == Experience.OW);
    }
}
