package dev.wavelength.contract.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Lists, read page by page.
public final class Pages {

    private Pages() {}

    /// Reads a list to its end, which must come after `all` items at the latest.
    ///
    /// @param limit how long a page may be
    /// @param behind the page behind an item, or the first
    public static <T> List<T> read(int all, int limit, Function<@Nullable T, List<T>> behind) {
        var seen = new ArrayList<T>();
        var page = behind.apply(null);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page);
            assertThat(seen).hasSizeLessThanOrEqualTo(all);
            page = behind.apply(page.getLast());
        }
        return seen;
    }
}
