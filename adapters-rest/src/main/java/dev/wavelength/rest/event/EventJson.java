package dev.wavelength.rest.event;

import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.Wire;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What an event looks like: see [Announced#attributes], of which this is the description.
@Schema(name = "Event", description = "Something that happened, as a CloudEvent 1.0.")
public record EventJson(
        @Schema(
                        description = "The version of CloudEvents.",
                        pattern = "^1\\.0$",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "1.0")
                @Size(max = 3)
                String specversion,
        @Schema(
                        description = "The same whenever this event is told again.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "5a1f0c7e93b24d6885c0e1f2a3b4c5d6")
                @Size(max = Key.LONGEST)
                String id,
        @Schema(
                        description = "Whose event it is: the brand.",
                        format = "uri-reference",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "/brands/corner-shop")
                @Size(max = 200)
                String source,
        @Schema(
                        description = "What happened; see docs/events.md for all there are.",
                        pattern = EventJson.TYPE,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "dev.wavelength.moment.judged-ow.v1")
                @Size(max = 100)
                String type,
        @Schema(
                        description =
                                "What it is about: the id of a moment or a recovery, a customer, or"
                                        + " the number of a certificate.",
                        pattern = Key.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "order-7781-delivery")
                @Size(max = Key.LONGEST)
                String subject,
        @Schema(
                        description = "When it became so.",
                        format = "date-time",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "2026-03-02T18:00:03.204118Z")
                @Size(max = Wire.TIME)
                String time,
        @Schema(
                        description =
                                "The customer whose events come in their order; left out where it"
                                        + " is about none.",
                        pattern = Key.PATTERN,
                        example = "c-1042")
                @Size(max = Key.LONGEST)
                @Nullable String partitionkey,
        @Schema(
                        description = "Where it stands in the feed: go on with `after` this.",
                        pattern = Event.Position.PATTERN,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "00000000000002f900000000")
                @Size(max = 24)
                String sequence,
        @Schema(
                        description = "The form of the data.",
                        pattern = "^application/json$",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "application/json")
                @Size(max = 16)
                String datacontenttype,
        @Schema(
                        description = "Names and numbers: ask for the rest with a key of your own.",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        type = "object",
                        example =
                                "{\"moment\":\"order-7781-delivery\",\"revision\":1,\"customer\":\"c-1042\","
                                        + "\"touchpoint\":\"delivery\",\"occurredAt\":\"2026-03-02T08:14:03Z\"}")
                Map<String, Object> data) {

    /// What the type of an event looks like.
    static final String TYPE = "^dev\\.wavelength\\.[a-z.-]+\\.v[0-9]+$";

    /// The type of this name.
    ///
    /// @throws InvalidValue if there is none
    static Event.Type type(String text) {
        return Event.Type.of(text)
                .orElseThrow(
                        () ->
                                new InvalidValue(
                                        "", "must be one of " + List.of(Event.Type.values())));
    }
}
