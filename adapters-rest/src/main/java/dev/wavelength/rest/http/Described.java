package dev.wavelength.rest.http;

import dev.wavelength.domain.value.Key;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the API's description says of parameters that many calls have.
public final class Described {

    /// Marks a parameter that has to be given. The call takes it as one that may be absent, to name
    /// all faults at once, so the description would call it optional.
    public static final String REQUIRED = "x-required";

    private Described() {}

    /// How many items a list answers with.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "How many items to answer with.",
            example = "50",
            schema =
                    @Schema(
                            type = "integer",
                            format = "int32",
                            minimum = "1",
                            maximum = "200",
                            defaultValue = "50"))
    public @interface Limit {}

    /// Where a list goes on.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The `next` of the page before; without it the list begins.",
            schema = @Schema(type = "string", pattern = Wire.CURSOR, maxLength = Cursor.LONGEST))
    public @interface From {}

    /// The first of the days of a report.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The first of the brand's days.",
            extensions =
                    @Extension(properties = @ExtensionProperty(name = REQUIRED, value = "true")),
            example = "2026-03-01",
            schema = @Schema(type = "string", format = "date", maxLength = 10))
    public @interface FirstDay {}

    /// The last of the days of a report.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The last of the brand's days.",
            extensions =
                    @Extension(properties = @ExtensionProperty(name = REQUIRED, value = "true")),
            example = "2026-03-31",
            schema = @Schema(type = "string", format = "date", maxLength = 10))
    public @interface LastDay {}

    /// The name of a moment in an address.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The moment's id, percent-encoded.",
            example = "order-7781-delivery",
            schema = @Schema(type = "string", pattern = Key.PATTERN, maxLength = Key.LONGEST))
    public @interface MomentId {}

    /// The name of a webhook in an address.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The webhook's id.",
            example = "019b0a1c-5f5e-7c3a-9d2e-3f4a5b6c7d8e",
            schema = @Schema(type = "string", pattern = "^[0-9a-f-]{36}$", maxLength = 36))
    public @interface WebhookId {}

    /// The id of a recovery in an address.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The recovery's id.",
            example = "01926f3e-5a77-7c11-9d0e-0a1b2c3d4e5f",
            schema = @Schema(type = "string", pattern = Key.PATTERN, maxLength = Key.LONGEST))
    public @interface RecoveryId {}

    /// The name of a customer.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "Your own reference to the customer.",
            example = "c-1042",
            schema = @Schema(type = "string", pattern = Key.PATTERN, maxLength = Key.LONGEST))
    public @interface CustomerName {}

    /// The name of a touchpoint.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The touchpoint's id.",
            example = "delivery",
            schema = @Schema(type = "string", pattern = Key.PATTERN, maxLength = Key.LONGEST))
    public @interface TouchpointName {}

    /// The brand's id.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The brand's id.",
            example = "corner-shop",
            schema = @Schema(type = "string", pattern = Key.PATTERN, maxLength = Key.LONGEST))
    public @interface BrandName {}

    /// The partner's name.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The partner's name.",
            example = "helpdesk",
            schema = @Schema(type = "string", pattern = Key.PATTERN, maxLength = Key.LONGEST))
    public @interface PartnerName {}

    /// The promise's id at its touchpoint.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @Parameter(
            description = "The promise's id at its touchpoint.",
            example = "days-to-door",
            schema = @Schema(type = "string", pattern = Key.PATTERN, maxLength = Key.LONGEST))
    public @interface PromiseName {}

    /// A call that may be repeated under a key.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public @interface Idempotent {}

    /// A change that may be meant for one state only.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(name = "If-Match", in = ParameterIn.HEADER)
    public @interface Conditional {}

    /// A reading that may be spared.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER)
    public @interface Cached {}
}
