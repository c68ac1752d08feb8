package dev.wavelength.persistence.sql;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is kept of a brand and is not what it should be: all of it is counted, the first of it is
/// held, however much there is.
public final class Differences {

    /// How many are held.
    public static final int MOST = 100;

    private final List<Difference> first = new ArrayList<>();
    private long count;

    /// Something that is kept, and is not what it should be.
    ///
    /// @param what such as `the chain of c-1042`
    /// @param kept as it is kept; none if it is not there
    /// @param due as it should be; none if it should not be there
    public record Difference(String what, @Nullable String kept, @Nullable String due) {}

    /// Adds a difference, if it is one.
    public void compare(String what, @Nullable Object kept, @Nullable Object due) {
        if (!Objects.equals(kept, due)) add(what, kept, due);
    }

    /// Adds a difference.
    public void add(String what, @Nullable Object kept, @Nullable Object due) {
        add(
                new Difference(
                        what,
                        kept == null ? null : kept.toString(),
                        due == null ? null : due.toString()));
    }

    /// Adds a difference.
    public void add(Difference difference) {
        count++;
        if (first.size() < MOST) first.add(difference);
    }

    /// The first of them.
    public List<Difference> first() {
        return List.copyOf(first);
    }

    /// How many there are in all.
    public long count() {
        return count;
    }
}
