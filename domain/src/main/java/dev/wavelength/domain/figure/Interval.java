package dev.wavelength.domain.figure;

/// The range in which the true figure lies, at the confidence it was asked for.
public record Interval(double lower, double upper) {}
