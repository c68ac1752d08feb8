package dev.wavelength.domain.mot;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Driven port: for keeping certificates as they were issued.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | F1 | keep a certificate whole, as it was issued, in its own brand only |
/// | F2 | number a brand's certificates from 1 without gaps, however many race |
/// | F3 | certify an inspection with the latest certificate of its scope in sight |
/// | F4 | name the latest certificate that amends one |
/// | F5 | list from the newest, from just behind `before` |
/// | F6 | honour a claim once: answer a repetition as it was first, refuse other content |
/// | F7 | know each touchpoint's advisory by the latest certificate of days before it |
/// | F8 | announce a certificate as [Certificate#news()] says, in the step that issues it |
public interface Certificates {

    /// What became of an inspection.
    sealed interface Issue {
        /// Certified, and durable.
        record Issued(Certificate certificate) implements Issue {}

        /// The claim was honoured before, with this certificate.
        record Repeated(Certificate certificate) implements Issue {}

        /// The claim's key was used for other content. Nothing was changed.
        record KeyReused() implements Issue {}
    }

    /// A certificate as it was issued.
    ///
    /// @param amendedBy the number of the latest certificate that amends it, if one does
    record Kept(Certificate certificate, @Nullable Integer amendedBy) {}

    /// Certifies an inspection under the next number, and keeps the claim with it.
    Issue issue(Inspection inspection, @Nullable Claim claim);

    /// What became of an inspection under this claim: repeated or reused, or none if it is new.
    Optional<Issue> claimed(Brand.Id brand, Claim claim);

    /// The certificate of this number.
    Optional<Kept> find(Brand.Id brand, int number);

    /// Up to `limit` certificates numbered below `before`, or from the newest.
    List<Certificate.Summary> list(Brand.Id brand, @Nullable Integer before, int limit);

    /// The advisories of these touchpoints: each by the latest certificate that tells of it, of
    /// those whose days end before this one. Of the same last day the higher number is later.
    Map<Touchpoint.Id, Advisory> advisories(
            Brand.Id brand, Collection<Touchpoint.Id> touchpoints, LocalDate day);
}
