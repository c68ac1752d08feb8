package dev.wavelength.rest.pulse;

import dev.wavelength.application.pulse.ReadPulse;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.RequiresScope;
import dev.wavelength.rest.http.Rfc3339;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// OW, HOW and WOW over time.
@Controller("/v1/pulse")
@Tag(name = Api.PULSE)
@RequiresScope(Scope.REPORTS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PulseController {

    private final ReadPulse readPulse;

    PulseController(ReadPulse readPulse) {
        this.readPulse = readPulse;
    }

    @Get
    @Operation(
            operationId = "readPulse",
            summary = "Read the pulse",
            description =
                    "Moments counted by hours, days or weeks of the brand, also those that had"
                            + " none. By the hour at most 31 days, else at most 3,660. Needs the scope"
                            + " `reports`.")
    @ApiResponse(
            responseCode = "200",
            description = "The pulse.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PulseJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Pulse")))
    PulseJson read(
            @Parameter(hidden = true) Partner partner,
            @Described.FirstDay @Nullable @QueryValue String from,
            @Described.LastDay @Nullable @QueryValue String to,
            @Parameter(
                            description =
                                    "How long each beat lasts; weeks begin on the weekday of the"
                                            + " first day.",
                            example = "DAY",
                            schema = @Schema(implementation = ReadPulse.Every.class))
                    @Nullable
                    @QueryValue
                    String every,
            @Described.TouchpointName @Nullable @QueryValue String touchpoint) {
        var parameters = new Parameters();
        var first = parameters.required("from", from, Rfc3339::day);
        var last = parameters.required("to", to, Rfc3339::day);
        var length =
                parameters.optional("every", every, Parameters.constant(ReadPulse.Every.class));
        var where = parameters.optional("touchpoint", touchpoint, Touchpoint.Id::new);
        parameters.close();
        return switch (readPulse.read(
                partner.brand(),
                where,
                Objects.requireNonNull(first),
                Objects.requireNonNull(last),
                length == null ? ReadPulse.Every.DAY : length)) {
            case ReadPulse.Outcome.Found(var beats) ->
                    new PulseJson(beats.stream().map(BeatJson::of).toList());
            case ReadPulse.Outcome.Faulty(var faults) -> throw Parameters.refusal(faults);
        };
    }
}
