package dev.wavelength.domain.verdict;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the evidence of a moment comes to.
///
/// @param experience none while the moment is not judged, which is a state of knowledge and not a
///   fourth kind of experience
/// @param certainty none while the moment is not judged
/// @param flags in the order of [Flag]
/// @param grounds why: one readable line for each piece of evidence that counts
/// @param neverEvent whether a promise was missed that must never be
/// @param rulebook the version of the rules it was made with
public record Verdict(
        @Nullable Experience experience,
        @Nullable Certainty certainty,
        DeliveryAxis delivery,
        FeltAxis felt,
        List<Flag> flags,
        List<String> grounds,
        boolean neverEvent,
        int rulebook) {

    public Verdict {
        flags = List.copyOf(flags);
        grounds = List.copyOf(grounds);
    }

    /// Whether there is an experience.
    public boolean judged() {
        return experience != null;
    }
}
