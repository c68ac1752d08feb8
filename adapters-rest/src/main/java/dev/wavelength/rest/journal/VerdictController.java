package dev.wavelength.rest.journal;

import dev.wavelength.application.journal.JudgeMoment;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// Verdicts without recording.
@Controller("/v1/verdicts")
@Tag(name = Api.MOMENTS)
@RequiresScope(Scope.MOMENTS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class VerdictController {

    private final JudgeMoment judgeMoment;

    VerdictController(JudgeMoment judgeMoment) {
        this.judgeMoment = judgeMoment;
    }

    @Post
    @Operation(
            operationId = "judgeMoment",
            summary = "Judge a moment without recording it",
            description =
                    "Tells what a moment would come to as the next link of its customer chain, by"
                            + " the rules in force or an earlier version. Nothing is recorded. Needs"
                            + " the scope `moments:write`.")
    @RequestBody(
            required = true,
            description = "The moment.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TrialJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewMoment")))
    @ApiResponse(
            responseCode = "200",
            description = "The moment as it was understood, and its verdict.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TrialVerdictJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/TrialVerdict")))
    TrialVerdictJson judge(
            @Parameter(hidden = true) Partner partner,
            @Parameter(hidden = true) @Body byte[] body) {
        var trial = Json.read(body).as(TrialJson::read);
        return switch (judgeMoment.judge(partner.brand(), trial.report(), trial.rulebook())) {
            case JudgeMoment.Outcome.Judged judged -> TrialVerdictJson.of(judged);
            case JudgeMoment.Outcome.Faulty(var faults) -> throw Refusal.of(faults);
        };
    }
}
