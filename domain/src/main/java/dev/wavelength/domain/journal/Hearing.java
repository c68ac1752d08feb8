package dev.wavelength.domain.journal;

import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

/// What a customer said of a recovery, about to be kept.
///
/// @param after the version of the recovery it is meant for
/// @param claim the caller's claim that this is the same as any other under its key, if made
public record Hearing(Recovery.Id recovery, int after, Step.Said said, @Nullable Claim claim) {}
