package dev.wavelength.persistence.sql;

import java.io.Serial;

/// Another transaction did what this one was about to do: it is to be done again from the start,
/// with the other's effect in sight.
public final class Raced extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    /// Without a stack trace: it is told by what it is, and under load it is thrown often.
    public Raced(String what) {
        super(what, null, false, false);
    }
}
