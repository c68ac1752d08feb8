package dev.wavelength.contract.audit;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.Brand;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The reference for audit trails.
public final class InMemoryAuditTrails implements AuditTrails {

    private final Map<Brand.Id, List<Note>> trails = new HashMap<>();

    @Override
    public synchronized <T> T noting(
            Brand.Id brand,
            Actor by,
            Instant at,
            Function<T, Optional<Change>> change,
            Supplier<T> work) {
        var done = work.get();
        change.apply(done)
                .ifPresent(
                        changed -> {
                            var trail = trail(brand);
                            var last = trail.isEmpty() ? null : trail.getLast();
                            trail.add(Note.behind(last, at, by, changed));
                        });
        return done;
    }

    @Override
    public synchronized List<Note> list(Brand.Id brand, @Nullable Long before, int limit) {
        return trail(brand).reversed().stream()
                .filter(note -> before == null || note.number() < before)
                .limit(limit)
                .toList();
    }

    private List<Note> trail(Brand.Id brand) {
        return trails.computeIfAbsent(brand, first -> new ArrayList<>());
    }
}
