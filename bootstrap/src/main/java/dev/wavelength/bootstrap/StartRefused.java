package dev.wavelength.bootstrap;

/// The service does not start, for a reason the person starting it can remove.
///
/// The message is a plain sentence that says what to do; it is shown without a stack trace.
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
