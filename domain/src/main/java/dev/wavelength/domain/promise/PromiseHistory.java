package dev.wavelength.domain.promise;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All versions of one promise.
public record PromiseHistory(List<Promise> versions) {

    /// A promise nobody has made.
    public static final PromiseHistory NONE = new PromiseHistory(List.of());

    private static final Comparator<Promise> LATER =
            Comparator.comparing(Promise::validFrom).thenComparingInt(Promise::version);

    public PromiseHistory {
        versions = List.copyOf(versions);
    }

    /// The version that held at `instant`: of those valid by then the one valid from latest, and of
    /// two valid from the same instant the later made.
    public Optional<Promise> asOf(Instant instant) {
        return versions.stream()
                .filter(promise -> !promise.validFrom().isAfter(instant))
                .max(LATER);
    }
}
