package dev.wavelength.domain.journal;

import dev.wavelength.domain.value.Instants;

import java.time.Instant;

/// What is left of a customer who was erased: that it was done, and nothing that says of whom.
///
/// @param number counts a brand's erasures from 1, without gaps
/// @param moments how many were erased, each with all its revisions
/// @param recoveries how many were erased, each with all its steps
public record Erasure(int number, Instant at, int moments, int recoveries) {

    public Erasure {
        at = Instants.toMicros(at);
    }
}
