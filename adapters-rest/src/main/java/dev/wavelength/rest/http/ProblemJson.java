package dev.wavelength.rest.http;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.value.Fault;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A problem as it is sent (RFC 9457).
@Serdeable.Serializable
@Schema(name = "Problem", description = "What is wrong and what to do about it (RFC 9457).")
public record ProblemJson(
        @Schema(
                        description = "What kind of problem; leads to its explanation.",
                        format = "uri-reference",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "/problems/invalid-content")
                @Size(max = 100)
                String type,
        @Schema(
                        description = "The kind in a few words.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "The content cannot be accepted")
                @Size(max = 100)
                String title,
        @Schema(
                        description = "The HTTP status.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "422")
                @Min(400)
                @Max(599)
                int status,
        @Schema(
                        description = "What is wrong this time, and what to do about it.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Mend what the errors name, and send it again.")
                @Size(max = 2_000)
                String detail,
        @Schema(
                        description = "The address that was called.",
                        format = "uri-reference",
                        example = "/v1/moments")
                @Size(max = 4_096)
                @Nullable String instance,
        @Schema(
                        description = "The request's id, as in the header X-Request-Id.",
                        pattern = Wire.REQUEST_ID,
                        example = "0193a1b2c3d4e5f60718293a4b5c6d7e")
                @Size(max = 128)
                @Nullable String requestId,
        @Schema(description = "Every fault that was found.") @Size(max = 100_000)
                @Nullable List<FaultJson> errors) {

    /// One thing that is wrong.
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Fault", description = "One thing that is wrong.")
    public record FaultJson(
            @Schema(
                            description =
                                    "Where, as a JSON pointer (RFC 6901) into the body; for a query"
                                            + " parameter a slash and its name.",
                            format = "json-pointer",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "/deliveries/0/stretch")
                    @Size(max = 10_000)
                    String pointer,
            @Schema(
                            description = "What is wrong there, and what to do about it.",
                            pattern = Wire.LINE,
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "stretch 5 must be better than promised 4")
                    @Size(max = 2_000)
                    String detail) {

        static FaultJson of(Fault fault) {
            return new FaultJson(fault.pointer(), fault.detail());
        }
    }

    /// The problem, on its own: within a list of results.
    public static ProblemJson of(Problem problem, String detail, List<Fault> faults) {
        return of(problem, detail, faults, null, null);
    }

    /// The problem that a refusal is answered with, on its own.
    public static ProblemJson of(Refusal refusal) {
        return of(refusal.problem(), refusal.detail(), refusal.faults());
    }

    static ProblemJson of(
            Problem problem,
            String detail,
            List<Fault> faults,
            @Nullable String instance,
            @Nullable String requestId) {
        return new ProblemJson(
                problem.type(),
                problem.title(),
                problem.status().getCode(),
                detail,
                instance,
                requestId,
                faults.isEmpty() ? null : faults.stream().map(FaultJson::of).toList());
    }
}
