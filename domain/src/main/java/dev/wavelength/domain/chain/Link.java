package dev.wavelength.domain.chain;

import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.Rulebook;

import org.jspecify.annotations.Nullable;

/// What a moment is to its customer's chain.
///
/// @param experience none while it is not judged
/// @param declared the stakes the partner declared
/// @param rulebook the rules it was judged by
public record Link(
        Position position, @Nullable Experience experience, Stakes declared, Rulebook rulebook) {}
