package dev.wavelength.webhooks.event;

/// Where events may be sent.
public enum Reach {
    /// To public addresses alone, over TLS, on the ports 443 and 8443.
    PUBLIC,
    /// Anywhere: for trying things out, and for tests.
    ANYWHERE
}
