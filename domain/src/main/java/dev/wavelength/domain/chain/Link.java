package dev.wavelength.domain.chain;

import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Moment.Id;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Rulebook;
import dev.wavelength.domain.verdict.Verdict;
import dev.wavelength.domain.verdict.Weight;

import org.jspecify.annotations.Nullable;

import java.util.stream.Stream;

/// What a moment is to its customer's chain.
///
/// @param experience none while it is not judged
/// @param recovers the moment whose OW it makes good
/// @param declared the stakes the partner declared
/// @param rulebook the rules it was judged by
/// @param healing that it is an OW which stands no more
// Id is imported because javac drops the annotation of a qualified name, as in Moment.@Nullable Id,
// from the parameters of a compact constructor, and callers may then hand over no null.
@SuppressWarnings("BadImport")
public record Link(
        Position position,
        @Nullable Experience experience,
        FeltAxis felt,
        @Nullable Id recovers,
        Stakes declared,
        Rulebook rulebook,
        @Nullable Healing healing) {

    public Link {
        if (healing != null && experience != Experience.OW)
            throw new IllegalArgumentException("only an OW is healed");
    }

    /// The link of a moment, with nothing healed.
    ///
    /// @param rulebook the rules it was judged by
    public static Link of(Moment moment, Verdict verdict, Rulebook rulebook) {
        return new Link(
                Position.of(moment),
                verdict.experience(),
                verdict.felt(),
                moment.recovers(),
                moment.stakes(),
                rulebook,
                null);
    }

    /// The same link, healed so or not at all.
    public Link healed(@Nullable Healing other) {
        return new Link(position, experience, felt, recovers, declared, rulebook, other);
    }

    /// What it weighs.
    ///
    /// @param owStands whether an OW already stood on the chain when it came
    Weight weigh(boolean owStands) {
        return rulebook.weigh(experience, declared, owStands);
    }

    /// What the customer let be known in it of the OW that it recovers, if it does and they did.
    Stream<Word> words() {
        if (recovers == null) return Stream.empty();
        var effect = Word.Effect.of(experience, felt);
        return effect == null ? Stream.empty() : Stream.of(new Word(recovers, position, effect));
    }
}
