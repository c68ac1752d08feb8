package dev.wavelength.domain.value;

/// One thing wrong with what was sent.
///
/// @param pointer where, as a JSON pointer (RFC 6901) into what was sent
/// @param detail what is wrong and what to do about it, for people
public record Fault(String pointer, String detail) {

    /// The same fault, seen from a value that holds this one at `path`.
    public Fault below(String path) {
        return new Fault(path + pointer, detail);
    }
}
