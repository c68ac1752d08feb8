package dev.wavelength.rest.journal;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.value.Key;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.rest.http.ProblemJson;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What became of a batch, as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "BatchResult", description = "What became of the moments of a batch.")
public record BatchResultJson(
        @Schema(
                        description = "How many are new.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int recorded,
        @Schema(
                        description = "How many were recorded before.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int duplicates,
        @Schema(
                        description = "How many were refused.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int rejected,
        @Schema(
                        description = "What became of each, in the order in which they were sent.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = MomentBatchJson.MOST)
                List<ItemJson> results) {

    /// What became of one.
    enum Status {
        /// New, judged and durable.
        RECORDED,
        /// The very same was recorded before.
        DUPLICATE,
        /// Refused: the problem says why.
        REJECTED
    }

    /// What became of one moment.
    @Serdeable.Serializable
    @Schema(name = "BatchItem", description = "What became of one moment.")
    public record ItemJson(
            @Schema(
                            description = "Where it stood in the batch, from 0.",
                            format = "int32",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "0")
                    @Min(0)
                    @Max(999)
                    int index,
            @Schema(
                            description = "Its id; left out where it has none that can be.",
                            pattern = Key.PATTERN,
                            example = "order-7781-delivery")
                    @Size(max = Key.LONGEST)
                    @Nullable String id,
            @Schema(
                            description = "What became of it.",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "RECORDED")
                    Status status,
            @Schema(
                            description = "What it came to; left out while it is not judged.",
                            example = "OW")
                    @Nullable Experience experience,
            @Nullable ProblemJson problem) {}

    static BatchResultJson of(List<ItemJson> results) {
        return new BatchResultJson(
                count(results, Status.RECORDED),
                count(results, Status.DUPLICATE),
                count(results, Status.REJECTED),
                results);
    }

    private static int count(List<ItemJson> results, Status status) {
        return (int) results.stream().filter(result -> result.status() == status).count();
    }
}
