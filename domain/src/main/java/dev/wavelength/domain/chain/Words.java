package dev.wavelength.domain.chain;

import dev.wavelength.domain.chain.Word.Effect;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.verdict.Experience;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that one customer let be known of how OWs were made good.
///
/// A moment that recovers another belongs to one case with it, and so on: an OW, and all that was
/// done about it. Whoever is met in such a moment speaks of the case, and so does what is said of
/// it besides. The latest word of a case decides of all OWs of it that came before: of the first
/// one and of attempts that failed alike. No word heals what was yet to come.
///
/// It follows from the links and the words alone, in whatever order they came: also where a moment
/// recovers one that is not known yet, another customer's, or, in a circle, itself.
public final class Words {

    private final Collection<Link> links;
    private final Cases cases;
    private final Map<Moment.Id, List<Word>> byMoments = new HashMap<>();
    private final Map<Moment.Id, Word> latest = new HashMap<>();

    private Words(Collection<Link> links, Collection<Word> said) {
        this.links = links;
        this.cases = new Cases(links);
        for (var link : links)
            link.words()
                    .forEach(
                            word -> {
                                byMoments
                                        .computeIfAbsent(
                                                cases.of(word.on()), first -> new ArrayList<>())
                                        .add(word);
                                hear(word);
                            });
        for (var word : said) hear(word);
    }

    private void hear(Word word) {
        latest.merge(
                cases.of(word.on()), word, (a, b) -> Word.COUNTS_MORE.compare(a, b) < 0 ? b : a);
    }

    /// What these links say, and what was said besides.
    ///
    /// @param links all of the customer's
    /// @param said of any of them that recover no other
    public static Words of(Collection<Link> links, Collection<Word> said) {
        return new Words(links, said);
    }

    /// The links, each OW with the healing that follows.
    public List<Link> settle() {
        var settled = new ArrayList<Link>(links.size());
        for (var link : links) settled.add(link.healed(healing(link)));
        return settled;
    }

    private @Nullable Healing healing(Link link) {
        if (link.experience() != Experience.OW || latest.isEmpty()) return null;
        var word = latest.get(cases.of(link.position().id()));
        return word == null
                        || word.effect() == Effect.NOT_MENDED
                        || word.at().occurredAt().isBefore(link.position().occurredAt())
                ? null
                : new Healing(word.at().occurredAt(), word.effect());
    }

    /// What the links say of the case that a moment belongs to.
    public List<Word> byMoments(Moment.Id of) {
        return List.copyOf(byMoments.getOrDefault(cases.of(of), List.of()));
    }

    /// Which moments belong together, by what recovers what.
    private static final class Cases {

        private final Map<Moment.Id, Moment.Id> recovers = new HashMap<>();
        private final Map<Moment.Id, Moment.Id> known = new HashMap<>();

        Cases(Collection<Link> links) {
            for (var link : links)
                if (link.recovers() != null) recovers.put(link.position().id(), link.recovers());
        }

        /// The moment that all of a case lead to; of a circle, the first by its id.
        Moment.Id of(Moment.Id id) {
            var way = new LinkedHashMap<Moment.Id, Integer>();
            var end = id;
            while (!known.containsKey(end) && recovers.containsKey(end) && !way.containsKey(end)) {
                way.put(end, way.size());
                end = recovers.getOrDefault(end, end);
            }
            var circle = way.get(end);
            var first =
                    circle == null
                            ? known.getOrDefault(end, end)
                            : way.keySet().stream()
                                    .skip(circle)
                                    .min(Comparator.naturalOrder())
                                    .orElse(end);
            for (var met : way.keySet()) known.put(met, first);
            return first;
        }
    }
}
