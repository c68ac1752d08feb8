package dev.wavelength.domain.value;

import java.io.Serial;

/// What is kept cannot be reached just now: the store is down, slow, full or too busy.
///
/// Any driven port may throw it. Whether a write took effect is then not known; every write can be
/// made again, so the same call may be repeated later.
public final class StoreUnavailable extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    /// @param message what is the matter, in a sentence for operators
    public StoreUnavailable(String message) {
        super(message);
    }

    /// @param message what is the matter, in a sentence for operators
    /// @param cause as the store's own driver told it
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
