package dev.wavelength.rest.journal;

import dev.wavelength.application.journal.HearCustomer;
import dev.wavelength.application.journal.HearCustomer.Outcome;
import dev.wavelength.application.recovery.ReadRecoveries;
import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.IdempotencyKey;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Preconditions;
import dev.wavelength.rest.http.Problem;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;
import dev.wavelength.rest.moment.FeedbackReportJson;
import dev.wavelength.rest.recovery.AnswersRecovery;
import dev.wavelength.rest.recovery.RecoveryJson;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
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

import org.jspecify.annotations.Nullable;

/// What customers say of recoveries.
@Controller("/v1/recoveries")
@Tag(name = Api.RECOVERIES)
@RequiresScope(Scope.RECOVERIES)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecoveryFeedbackController {

    private final HearCustomer hearCustomer;
    private final ReadRecoveries readRecoveries;

    RecoveryFeedbackController(HearCustomer hearCustomer, ReadRecoveries readRecoveries) {
        this.hearCustomer = hearCustomer;
        this.readRecoveries = readRecoveries;
    }

    @Post("/{id:[^/]+}/feedback")
    @Operation(
            operationId = "addRecoveryFeedback",
            summary = "Add feedback to a recovery",
            description =
                    "Adds what the customer says of how the OW was made good, which decides whether"
                            + " it stands: ABOVE turns it, MET and PLEASED mend it, BELOW opens the"
                            + " case again. Of several words the latest counts. Feedback the"
                            + " recovery holds already changes nothing, with 200. Needs the scope"
                            + " `recoveries`.")
    @Described.Idempotent
    @Described.Conditional
    @RequestBody(
            required = true,
            description = "The feedback.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FeedbackReportJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "praise",
                                            ref = "#/components/examples/NewRecoveryFeedback")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    @AnswersRecovery
    HttpResponse<RecoveryJson> add(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.RecoveryId String id,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var recovery = RecoveryJson.id(id);
        var feedback = Json.read(body).as(FeedbackReportJson::read);
        var claim =
                key == null
                        ? null
                        : key.claim(
                                partner.name().text(),
                                "recovery feedback",
                                recovery,
                                feedback.instrument(),
                                feedback.score(),
                                feedback.comment(),
                                feedback.givenAt());
        return switch (hearCustomer.hear(
                partner.brand(),
                recovery,
                feedback,
                expected(partner, recovery, request),
                claim,
                Actor.of(partner))) {
            case Outcome.Heard(var sight) ->
                    withTag(HttpResponse.created(Links.to("v1", "recoveries", recovery)), sight);
            case Outcome.Unchanged(var sight) -> withTag(HttpResponse.ok(), sight);
            case Outcome.UnknownRecovery() -> throw Refusal.notFound("recovery " + recovery);
            case Outcome.Full() ->
                    throw new Refusal(
                            Problem.NOT_NOW,
                            "Recovery %s holds %d steps, which is the most."
                                    .formatted(recovery, Recovery.MOST_STEPS));
            case Outcome.Stale(var latest) ->
                    throw new Refusal(
                            Problem.STALE,
                            "Recovery %s is in version %d by now: read it again and decide again."
                                    .formatted(recovery, latest.recovery().version()));
            case Outcome.KeyReused() -> throw IdempotencyKey.reused();
            case Outcome.Faulty(var faults) -> throw Refusal.of(faults);
        };
    }

    private @Nullable Integer expected(Partner partner, Recovery.Id id, HttpRequest<?> request) {
        if (!Preconditions.demanded(request)) return null;
        var sight =
                readRecoveries
                        .recovery(partner.brand(), id)
                        .orElseThrow(() -> Refusal.notFound("recovery " + id));
        Preconditions.check(request, RecoveryJson.tag(sight));
        return sight.recovery().version();
    }

    private static HttpResponse<RecoveryJson> withTag(
            MutableHttpResponse<RecoveryJson> response, Sight sight) {
        return response.header(HttpHeaders.ETAG, RecoveryJson.tag(sight))
                .body(RecoveryJson.of(sight));
    }
}
