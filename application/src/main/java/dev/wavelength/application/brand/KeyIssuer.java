package dev.wavelength.application.brand;

import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.PartnerKey;
import dev.wavelength.domain.brand.Partners;
import dev.wavelength.domain.brand.Partners.Issue;
import dev.wavelength.domain.value.Claim;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

final class KeyIssuer implements IssueKey {

    private final Partners partners;
    private final AuditTrails trails;
    private final Supplier<byte[]> randomness;
    private final InstantSource clock;

    KeyIssuer(
            Partners partners,
            AuditTrails trails,
            Supplier<byte[]> randomness,
            InstantSource clock) {
        this.partners = partners;
        this.trails = trails;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public Outcome issue(
            Brand.Id brand,
            Partner.Name name,
            @Nullable Instant expiresAt,
            Actor by,
            @Nullable Claim claim) {
        var now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) return new Outcome.Expired(now);
        var key = ApiKey.from(randomness.get());
        var wanted = PartnerKey.of(key, now, expiresAt);
        var issue =
                trails.noting(
                        brand,
                        by,
                        now,
                        done -> change(name, done),
                        () -> partners.issue(brand, name, wanted, claim));
        return switch (issue) {
            case Issue.Issued(var kept) -> new Outcome.Issued(kept, key);
            case Issue.Repeated(var kept) -> new Outcome.IssuedBefore(kept);
            case Issue.TooMany() -> new Outcome.TooMany();
            case Issue.KeyReused() -> new Outcome.KeyReused();
            case Issue.UnknownPartner() -> new Outcome.UnknownPartner();
        };
    }

    private static Optional<Change> change(Partner.Name name, Issue issue) {
        return issue instanceof Issue.Issued(var key)
                ? Optional.of(
                        new Change(
                                Act.KEY_ISSUED,
                                name.text(),
                                "key %s (%s), %s"
                                        .formatted(
                                                key.id(),
                                                key.hint(),
                                                key.expiresAt() == null
                                                        ? "never expires"
                                                        : "expires " + key.expiresAt())))
                : Optional.empty();
    }
}
