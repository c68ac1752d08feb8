package dev.wavelength.domain.verdict;

import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

/// One cell of the verdict table.
///
/// @param experience none where the moment is not judged; then there is no certainty either
/// @param flag what is worth knowing besides
public record Cell(
        @Nullable Experience experience, @Nullable Certainty certainty, @Nullable Flag flag) {

    /// Nothing is known, so nothing is judged.
    public static final Cell UNJUDGED = new Cell(null, null, null);

    public Cell {
        if ((experience == null) != (certainty == null))
            throw new InvalidValue("certainty", "belongs to an experience: give both, or neither");
    }

    /// Where the experience stands in the order OW, unjudged, HOW, WOW.
    int rank() {
        return switch (experience) {
            case OW -> 0;
            case null -> 1;
            case HOW -> 2;
            case WOW -> 3;
        };
    }
}
