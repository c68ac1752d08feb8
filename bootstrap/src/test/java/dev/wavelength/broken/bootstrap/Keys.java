package dev.wavelength.broken.bootstrap;

/// What law 6 keeps others from leaning on.
public final class Keys {

    /// Opens the door.
    public boolean turn() {
        return true;
    }
}
