package dev.wavelength.rest.mot;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.mot.Certificate;
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

/// A page of certificates as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CertificatePage", description = "Certificates, the newest first.")
public record CertificatePageJson(
        @Schema(description = "The certificates.", requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Parameters.HIGHEST_LIMIT)
                List<CertificateSummaryJson> items,
        @Schema(
                        description = "The cursor at which the next page begins; null on the last.",
                        pattern = Wire.CURSOR,
                        example = "NDE")
                @Size(max = Cursor.LONGEST)
                @Nullable String next) {

    /// How to read a cursor of such a list.
    static final Function<String, Integer> BEFORE =
            Cursor.of(1, parts -> Integer.parseInt(parts.getFirst()));

    static CertificatePageJson of(Page<Certificate.Summary> page) {
        return new CertificatePageJson(
                page.items().stream().map(CertificateSummaryJson::of).toList(),
                page.more() ? Cursor.of(page.items().getLast().number()) : null);
    }
}
