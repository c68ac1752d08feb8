package dev.wavelength.rest.priority;

import dev.wavelength.application.priority.ReadPriorities;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
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

/// Where to mend first.
@Controller("/v1/priorities")
@Tag(name = Api.PULSE)
@RequiresScope(Scope.REPORTS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PriorityController {

    private final ReadPriorities readPriorities;

    PriorityController(ReadPriorities readPriorities) {
        this.readPriorities = readPriorities;
    }

    @Get
    @Operation(
            operationId = "readPriorities",
            summary = "Read where to mend first",
            description =
                    "Touchpoints by what there is to gain: what their OWs cost, times the share of"
                            + " customers who pass there. Each with a label that says what to do,"
                            + " and with reasons. Over at most 3,660 days and 10,000 touchpoints."
                            + " Where there are more than 20,000 moments, customers are counted in a"
                            + " fixed sample; where fewer than 5 pass, it is not told how many."
                            + " Needs the scope `reports`.")
    @ApiResponse(
            responseCode = "200",
            description = "The touchpoints, the one with the most to gain first.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PrioritiesJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Priorities")))
    PrioritiesJson read(
            @Parameter(hidden = true) Partner partner,
            @Described.FirstDay @Nullable @QueryValue String from,
            @Described.LastDay @Nullable @QueryValue String to) {
        var parameters = new Parameters();
        var first = parameters.required("from", from, Rfc3339::day);
        var last = parameters.required("to", to, Rfc3339::day);
        parameters.close();
        return switch (readPriorities.read(
                partner.brand(), Objects.requireNonNull(first), Objects.requireNonNull(last))) {
            case ReadPriorities.Outcome.Found found -> PrioritiesJson.of(found);
            case ReadPriorities.Outcome.Faulty(var faults) -> throw Parameters.refusal(faults);
        };
    }
}
