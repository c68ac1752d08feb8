package dev.wavelength.contract.brand;

import dev.wavelength.domain.brand.Brand;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// Builds brands that no other test knows of.
public final class BrandBuilder {

    private Brand.Id id = new Brand.Id("brand-" + UUID.randomUUID());
    private String name = "Lumen Bikes";
    private ZoneId timeZone = ZoneId.of("Europe/Berlin");
    private List<String> values = List.of("honest", "on time");
    private @Nullable Integer retainMonths;

    private BrandBuilder() {}

    /// A brand in Berlin with an id of its own.
    public static BrandBuilder aBrand() {
        return new BrandBuilder();
    }

    public BrandBuilder under(String text) {
        id = new Brand.Id(text);
        return this;
    }

    public BrandBuilder named(String text) {
        name = text;
        return this;
    }

    public BrandBuilder in(String zone) {
        timeZone = ZoneId.of(zone);
        return this;
    }

    public BrandBuilder standingFor(String... texts) {
        values = List.of(texts);
        return this;
    }

    public BrandBuilder keepingFor(int months) {
        retainMonths = months;
        return this;
    }

    public Brand build() {
        return new Brand(id, name, timeZone, values, retainMonths);
    }
}
