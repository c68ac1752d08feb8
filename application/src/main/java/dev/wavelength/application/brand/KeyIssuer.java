package dev.wavelength.application.brand;

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
import java.util.function.Supplier;

final class KeyIssuer implements IssueKey {

    private final Partners partners;
    private final Supplier<byte[]> randomness;
    private final InstantSource clock;

    KeyIssuer(Partners partners, Supplier<byte[]> randomness, InstantSource clock) {
        this.partners = partners;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public Outcome issue(
            Brand.Id brand, Partner.Name name, @Nullable Instant expiresAt, @Nullable Claim claim) {
        var now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) return new Outcome.Expired(now);
        var key = ApiKey.from(randomness.get());
        return switch (partners.issue(brand, name, PartnerKey.of(key, now, expiresAt), claim)) {
            case Issue.Issued(var kept) -> new Outcome.Issued(kept, key);
            case Issue.Repeated(var kept) -> new Outcome.IssuedBefore(kept);
            case Issue.TooMany() -> new Outcome.TooMany();
            case Issue.KeyReused() -> new Outcome.KeyReused();
            case Issue.UnknownPartner() -> new Outcome.UnknownPartner();
        };
    }
}
