package dev.wavelength.domain.audit;

import dev.wavelength.domain.brand.Partner;

/// Who changed something, as it is written into the audit trail.
public record Actor(String text) {

    /// The operator of the service.
    public static final Actor OPERATOR = new Actor("operator");

    /// The service itself, at its first start.
    public static final Actor FIRST_START = new Actor("first start");

    /// A partner of the brand. Its name cannot be mistaken for any other actor.
    public static Actor of(Partner partner) {
        return new Actor("partner " + partner.name());
    }

    @Override
    public String toString() {
        return text;
    }
}
