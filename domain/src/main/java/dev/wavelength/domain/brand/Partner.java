package dev.wavelength.domain.brand;

import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Key;

import java.util.Set;

/// A system that speaks for one brand: a helpdesk, a shop, a till.
///
/// @param scopes what its key may be used for: at least one, and never the operator's
public record Partner(Brand.Id brand, Name name, Set<Scope> scopes) {

    public Partner {
        if (scopes.isEmpty()) throw new InvalidValue("scopes", "must name at least one scope");
        if (scopes.contains(Scope.OPERATOR))
            throw new InvalidValue("scopes", "the scope operator is the operator's alone");
        scopes = Set.copyOf(scopes);
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
