package dev.wavelength.domain.value;

import java.util.List;

/// A stretch of a list, and whether there is more behind it.
public record Page<T>(List<T> items, boolean more) {

    public Page {
        items = List.copyOf(items);
    }

    /// The page of at most `limit` items out of what was fetched with one item to spare.
    public static <T> Page<T> of(List<T> fetched, int limit) {
        return fetched.size() > limit
                ? new Page<>(fetched.subList(0, limit), true)
                : new Page<>(fetched, false);
    }
}
