package dev.wavelength.domain.brand;

import java.util.Arrays;
import java.util.Optional;

/// What a key or token may be used for.
public enum Scope {
    OPERATOR("operator"),
    PROMISES("promises"),
    MOMENTS_WRITE("moments:write"),
    MOMENTS_READ("moments:read"),
    REPORTS("reports"),
    MOT("mot"),
    RECOVERIES("recoveries"),
    WEBHOOKS("webhooks"),
    PRIVACY("privacy");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /// The scope of this name, if there is one.
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    /// The scope's name, such as `moments:write`.
    @Override
    public String toString() {
        return text;
    }
}
