package dev.wavelength.rest.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.application.privacy.ExportCustomer.Lived;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Chains;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.chain.ChainSummaryJson;
import dev.wavelength.rest.event.EventJson;
import dev.wavelength.rest.http.Wire;
import dev.wavelength.rest.journal.MomentJson;
import dev.wavelength.rest.recovery.RecoveryJson;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// All that is known of a customer, as it is answered: [ExportStream] fills in the lists.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CustomerExport", description = "All that is known of a customer.")
public record CustomerExportJson(
        @Schema(
                        description = "The customer.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "c-1042")
                @Size(max = Key.LONGEST)
                String customer,
        @Schema(
                        description = "When the export was begun.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T18:00:01.123456Z")
                @Size(max = Wire.TIME)
                String exportedAt,
        @NotNull ChainSummaryJson chain,
        @Schema(
                        description = "The moments, newest first.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Integer.MAX_VALUE)
                List<LivedJson> moments,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description = "The events that are kept still.",
                                        requiredMode = Schema.RequiredMode.REQUIRED),
                        schema = @Schema(implementation = EventJson.class),
                        maxItems = Integer.MAX_VALUE)
                List<Map<String, Object>> events) {

    /// A moment, as it is answered with all that belongs to it.
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(
            name = "ExportedMoment",
            description = "A moment in all its revisions, and the recovery that its OW opened.")
    public record LivedJson(
            @Schema(
                            description = "The moment in each of its revisions, from the first.",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Size(min = 1, max = Integer.MAX_VALUE)
                    List<MomentJson> revisions,
            @Nullable RecoveryJson recovery) {

        static LivedJson of(Lived lived) {
            return new LivedJson(
                    lived.revisions().stream().map(MomentJson::of).toList(),
                    lived.recovery() == null ? null : RecoveryJson.of(lived.recovery()));
        }
    }

    /// The export before its moments and events are filled in.
    static CustomerExportJson of(Customer customer, Instant at, Chain.Head chain) {
        return new CustomerExportJson(
                customer.reference(),
                at.toString(),
                ChainSummaryJson.of(new Chains.Kept(customer, chain)),
                List.of(),
                List.of());
    }
}
