package dev.wavelength.domain.brand;

/// Driven port: for keeping the fingerprint of the operator's key.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | O1 | keep the first fingerprint it is given, and answer with it ever after |
public interface OperatorKeys {

    /// Keeps `candidate` if there is none yet.
    ///
    /// @return the fingerprint that is kept
    ApiKey.Fingerprint keepFirst(ApiKey.Fingerprint candidate);
}
