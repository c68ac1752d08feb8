package dev.wavelength.domain.value;

import java.io.Serial;

/// A value that cannot exist: which component is wrong, and why, in a sentence for people.
public final class InvalidValue extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1;

    private final String component;

    /// @param component the name of the component at fault, empty where the value is all there is
    public InvalidValue(String component, String message) {
        super(message);
        this.component = component;
    }

    /// The component at fault as a path below the value, such as `/stretch`; empty for the value
    /// itself.
    public String path() {
        return component.isEmpty() ? "" : "/" + component;
    }

    /// The sentence for people.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
