package dev.wavelength.domain.event;

/// Driven port: for keeping the key that signs, where the settings hold none.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | S1 | keep the first key it is given, and answer with it ever after |
public interface SigningKeys {

    /// Keeps `candidate` if there is none yet.
    ///
    /// @return the key that is kept
    SigningKey keepFirst(SigningKey candidate);
}
