package dev.wavelength.domain.mot;

/// An advisory on an earlier certificate.
///
/// @param certificate the number of the certificate
/// @param age on how many certificates running it had been seen by then
public record Advisory(int certificate, int age) {}
