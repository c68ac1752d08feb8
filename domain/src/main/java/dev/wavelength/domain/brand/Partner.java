package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Key;

import java.util.Set;

/// A system that speaks for one brand: a helpdesk, a shop, a till.
///
/// @param scopes what its keys may be used for: at least one, and never the operator's
/// @param limits how much it may ask of the service
public record Partner(Brand.Id brand, Name name, Set<Scope> scopes, Limits limits) {

    /// A partner with the limits of whom nothing else was said.
    public Partner(Brand.Id brand, Name name, Set<Scope> scopes) {
        this(brand, name, scopes, Limits.STANDARD);
    }

    public Partner {
        if (scopes.isEmpty()) throw new InvalidValue("scopes", "must name at least one scope");
        if (scopes.contains(Scope.OPERATOR))
            throw new InvalidValue("scopes", "the scope operator is the operator's alone");
        scopes = Set.copyOf(scopes);
    }

    /// The same partner under other limits.
    public Partner within(Limits others) {
        return new Partner(brand, name, scopes, others);
    }

    /// The partner's name, recorded as the source of what it sends.
    public record Name(String text) {
        public Name {
            Key.check(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
