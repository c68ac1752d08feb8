package dev.wavelength.rest.mot;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.mot.Finding;
import dev.wavelength.domain.mot.Item;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// A touchpoint on a certificate as it is answered.
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CertificateItem", description = "A touchpoint on a certificate.")
public record ItemJson(
        @Schema(
                        description = "The touchpoint's id.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "delivery")
                @Size(max = Key.LONGEST)
                String touchpoint,
        @Schema(
                        description = "Its name when it was inspected.",
                        pattern = Wire.LINE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "Delivery to the door")
                @Size(max = Touchpoint.LONGEST)
                String name,
        @Schema(
                        description =
                                "Whether the service as a whole cannot pass where this cannot be tested.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "true")
                boolean critical,
        @Schema(
                        description = "Whether the brand described it.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "true")
                boolean declared,
        @Schema(
                        description = "The share of OWs allowed.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.05")
                @Min(0)
                @Max(1)
                BigDecimal owLimit,
        @Schema(
                        description = "The share above which it is dangerous.",
                        format = "double",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0.15")
                @Min(0)
                @Max(1)
                BigDecimal dangerLimit,
        @Schema(
                        description = "What was found.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "MAJOR")
                Finding.Result result,
        @Schema(
                        description = "Moments in these days.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "80")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long moments,
        @Schema(
                        description = "How many are judged.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "60")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long judged,
        @Schema(
                        description = "OWs.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "6")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long ow,
        @Schema(
                        description = "HOWs.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "48")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long how,
        @Schema(
                        description = "WOWs.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "6")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long wow,
        @Schema(
                        description = "The share of moments that are judged; null of no moments.",
                        format = "double",
                        example = "0.75")
                @Min(0)
                @Max(1)
                @Nullable BigDecimal coverage,
        @Schema(
                        description =
                                "The share of judged moments that were OWs; null of nothing judged.",
                        format = "double",
                        example = "0.1")
                @Min(0)
                @Max(1)
                @Nullable BigDecimal owRate,
        @Schema(
                        description =
                                "The least it can be with 95 % confidence (one-sided, Wilson); null of nothing judged.",
                        format = "double",
                        example = "0.0526")
                @Min(0)
                @Max(1)
                @Nullable BigDecimal lower,
        @Schema(
                        description =
                                "The most it can be with 95 % confidence (one-sided, Wilson); null of nothing judged.",
                        format = "double",
                        example = "0.1817")
                @Min(0)
                @Max(1)
                @Nullable BigDecimal upper,
        @Schema(
                        description = "Moments whose promise was only just kept.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long nearMisses,
        @Schema(
                        description = "OWs that were not made good.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "6")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long standing,
        @Schema(
                        description = "OWs that were made good.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long recovered,
        @Schema(
                        description = "Standing OWs of what must never happen.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long neverEvents,
        @Schema(
                        description =
                                "Critical recoveries that were still open past the time by which they were to be remedied.",
                        format = "int64",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0")
                @Min(0)
                @Max(9_007_199_254_740_991L)
                long overdue,
        @Schema(
                        description = "Why, in sentences for people.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = 10)
                List<@Pattern(regexp = Wire.LINE) @Size(max = 500) String> reasons,
        @Schema(
                        description = "Moments that show what is wrong, the worst first.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Size(max = Item.MOST_EVIDENCE)
                List<@Pattern(regexp = Key.PATTERN) @Size(max = Key.LONGEST) String> evidence,
        @Schema(
                        description =
                                "On how many certificates running this is an advisory; 0 if it is none.",
                        format = "int32",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "0")
                @Min(0)
                @Max(Integer.MAX_VALUE)
                int advisoryAge,
        @Schema(
                        description = "The OWs over these days.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                TrendOfItemJson trend) {

    static ItemJson of(Item item) {
        var touchpoint = item.touchpoint();
        var measure = item.measure();
        return new ItemJson(
                touchpoint.id().text(),
                touchpoint.name(),
                touchpoint.critical(),
                touchpoint.declared(),
                share(touchpoint.owLimit()),
                share(touchpoint.dangerLimit()),
                item.result(),
                measure.moments(),
                measure.judged(),
                measure.ow(),
                measure.how(),
                measure.wow(),
                shareOrNone(item.coverage()),
                shareOrNone(item.owRate()),
                shareOrNone(item.lower()),
                shareOrNone(item.upper()),
                measure.nearMisses(),
                measure.standing(),
                measure.recovered(),
                measure.neverEvents(),
                measure.overdue(),
                item.finding().reasons(),
                item.evidence().stream().map(Moment.Id::text).toList(),
                item.finding().advisoryAge(),
                TrendOfItemJson.of(item.trend()));
    }

    private static @Nullable BigDecimal shareOrNone(@Nullable Double share) {
        return share == null ? null : share(share);
    }

    /// As canonical JSON spells it, 1 and not 1.0: who takes the digest needs no more than a JSON
    /// reader and writer.
    private static BigDecimal share(double share) {
        return BigDecimal.valueOf(share).stripTrailingZeros();
    }
}
