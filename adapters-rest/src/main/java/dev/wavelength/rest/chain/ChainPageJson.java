package dev.wavelength.rest.chain;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.value.Page;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// A page of chains, the worst standing impact first as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ChainPage", description = "Chains, the worst standing impact first.")
public record ChainPageJson(
        @Schema(description = "The page.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<ChainSummaryJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "ZGVsaXZlcnk")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    /// How to read a cursor of such a list.
    static final Function<String, Chains.After> AFTER =
            Cursor.of(
                    2,
                    parts ->
                            new Chains.After(
                                    Double.parseDouble(parts.getFirst()),
                                    new Customer(parts.get(1))));

    static ChainPageJson of(Page<Chains.Kept> page) {
        return new ChainPageJson(
                page.items().stream().map(ChainSummaryJson::of).toList(), next(page));
    }

    private static @Nullable String next(Page<Chains.Kept> page) {
        if (!page.more()) return null;
        var last = page.items().getLast();
        return Cursor.of(last.head().standingImpact(), last.customer());
    }
}
