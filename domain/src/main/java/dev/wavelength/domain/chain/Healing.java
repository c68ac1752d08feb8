package dev.wavelength.domain.chain;

import dev.wavelength.domain.chain.Word.Effect;

import java.time.Instant;
import java.util.Comparator;

/// That an OW stands no more. It stood for every link that came no later.
///
/// @param at when it was made good
/// @param effect MENDED or TURNED
public record Healing(Instant at, Effect effect) {

    /// The latest counts; of two at once the worse.
    static final Comparator<Healing> COUNTS_MORE =
            Comparator.comparing(Healing::at)
                    .thenComparing(Healing::effect, Comparator.reverseOrder());

    public Healing {
        if (effect == Effect.NOT_MENDED)
            throw new IllegalArgumentException("what is not mended is not healed");
    }
}
