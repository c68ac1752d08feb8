package dev.wavelength.domain.verdict;

import org.jspecify.annotations.Nullable;

/// How much a moment weighs on its customer's chain.
///
/// @param stakes e: the declared stakes, raised if an OW already stood on the chain; 0 to 1
/// @param impact v·(1 + 2e), negative for an OW; none while the moment is not judged
public record Weight(double stakes, @Nullable Double impact) {}
