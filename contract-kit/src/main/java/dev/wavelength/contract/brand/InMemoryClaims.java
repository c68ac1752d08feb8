package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.value.Claim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What callers claimed under their keys, and what it made.
public final class InMemoryClaims {

    private final Map<Key, Made> claims = new HashMap<>();

    private record Key(Brand.Id brand, String caller, String key) {}

    /// What a claim made.
    public record Made(Claim claim, Object made) {}

    /// What was made under the key of this claim, if anything was.
    public synchronized Optional<Made> find(Brand.Id brand, Claim claim) {
        return Optional.ofNullable(claims.get(new Key(brand, claim.caller(), claim.key())));
    }

    /// Keeps what a claim makes.
    public synchronized void keep(Brand.Id brand, Claim claim, Object made) {
        claims.put(new Key(brand, claim.caller(), claim.key()), new Made(claim, made));
    }

    /// Forgets the claims that made this.
    public synchronized void forget(Brand.Id brand, Predicate<Object> made) {
        claims.entrySet()
                .removeIf(
                        one ->
                                one.getKey().brand().equals(brand)
                                        && made.test(one.getValue().made()));
    }
}
