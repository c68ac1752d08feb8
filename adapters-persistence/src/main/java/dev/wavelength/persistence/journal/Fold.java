package dev.wavelength.persistence.journal;

import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.verdict.Weight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What new links make of a customer's chain.
///
/// @param weights what the new links weigh, and what those weigh now that weighed otherwise before
record Fold(Chain.Head head, Map<Moment.Id, Weight> weights) {

    /// A link that is kept, and what it weighs so far.
    record Kept(Link link, Weight weight) {}

    /// The chain with links that all come behind its last.
    ///
    /// @param links in order of position
    static Fold append(Chain.Head head, List<Link> links) {
        var weights = new HashMap<Moment.Id, Weight>();
        for (var link : links) {
            weights.put(link.position().id(), head.weigh(link));
            head = head.append(link);
        }
        return new Fold(head, weights);
    }

    /// The chain of these links, wherever the new ones come.
    static Fold anew(List<Kept> kept, List<Link> added) {
        var links = new ArrayList<>(added);
        for (var one : kept) links.add(one.link());
        links.sort(Comparator.comparing(Link::position));
        var chain = Chain.of(links);
        var weights = new HashMap<Moment.Id, Weight>();
        for (int i = 0; i < links.size(); i++)
            weights.put(links.get(i).position().id(), chain.weights().get(i));
        for (var one : kept) weights.remove(one.link().position().id(), one.weight());
        return new Fold(chain.head(), weights);
    }
}
