package dev.wavelength.rest.recovery;

import dev.wavelength.application.recovery.ReadRecoveries;
import dev.wavelength.application.recovery.ReadRecoveries.Sight;
import dev.wavelength.application.recovery.TakeStep;
import dev.wavelength.application.recovery.TakeStep.Outcome;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Severity;
import dev.wavelength.domain.recovery.Status;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.IdempotencyKey;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Preconditions;
import dev.wavelength.rest.http.Problem;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;
import dev.wavelength.rest.http.Rfc3339;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
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

import java.util.Objects;

/// Recoveries: read, worked on, summed up.
@Controller("/v1/recoveries")
@Tag(name = Api.RECOVERIES)
@RequiresScope(Scope.RECOVERIES)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecoveryController {

    private final ReadRecoveries readRecoveries;
    private final TakeStep takeStep;

    RecoveryController(ReadRecoveries readRecoveries, TakeStep takeStep) {
        this.readRecoveries = readRecoveries;
        this.takeStep = takeStep;
    }

    @Get
    @Operation(
            operationId = "listRecoveries",
            summary = "List recoveries",
            description =
                    "Recoveries, the most urgent first: what waits for us by severity, then what"
                            + " waits for the customer's word, then what is closed; by the time that"
                            + " runs out, then by id. Needs the scope `recoveries`.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of recoveries.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RecoveryPageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            ref = "#/components/examples/RecoveryPage")))
    HttpResponse<RecoveryPageJson> list(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Parameter(
                            description = "Only recoveries that have come so far.",
                            example = "OPEN",
                            schema = @Schema(implementation = Status.class))
                    @Nullable
                    @QueryValue
                    String status,
            @Parameter(
                            description = "Only recoveries that are so grave.",
                            example = "CRITICAL",
                            schema = @Schema(implementation = Severity.class))
                    @Nullable
                    @QueryValue
                    String severity,
            @Parameter(
                            description = "Only recoveries that are overdue, or that are not.",
                            example = "true",
                            schema = @Schema(type = "boolean"))
                    @Nullable
                    @QueryValue
                    String overdue,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        var far = parameters.optional("status", status, Parameters.constant(Status.class));
        var grave = parameters.optional("severity", severity, Parameters.constant(Severity.class));
        var late = parameters.optional("overdue", overdue, RecoveryController::truth);
        int most = parameters.limit(limit);
        var after = parameters.optional("cursor", cursor, RecoveryPageJson.AFTER);
        parameters.close();
        var page =
                RecoveryPageJson.of(
                        readRecoveries.recoveries(partner.brand(), far, grave, late, after, most));
        return Links.page(request, page, page.next());
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("", "must be true or false");
        };
    }

    @Get("/{id:[^/]+}")
    @Operation(
            operationId = "readRecovery",
            summary = "Read a recovery",
            description = "The recovery with all its steps. Needs the scope `recoveries`.")
    @Described.Cached
    @ApiResponse(
            responseCode = "200",
            description = "The recovery.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RecoveryJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "acknowledged",
                                            ref = "#/components/examples/Recovery")))
    HttpResponse<RecoveryJson> read(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.RecoveryId String id) {
        var sight = find(partner, RecoveryJson.id(id));
        return Preconditions.answer(request, RecoveryJson.tag(sight), RecoveryJson.of(sight));
    }

    private Sight find(Partner partner, Recovery.Id id) {
        return readRecoveries
                .recovery(partner.brand(), id)
                .orElseThrow(() -> Refusal.notFound("recovery " + id));
    }

    @Post("/{id:[^/]+}/steps")
    @Operation(
            operationId = "takeRecoveryStep",
            summary = "Take a step in a recovery",
            description =
                    "Does something about an OW. ACKNOWLEDGE fits an open recovery, REMEDY one that"
                            + " is open or acknowledged, ASSIGN any that is not closed, and NOTE"
                            + " always. Needs the scope `recoveries`.")
    @Described.Idempotent
    @Described.Conditional
    @RequestBody(
            required = true,
            description = "The step.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StepCommandJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "remedy",
                                            ref = "#/components/examples/NewRecoveryStep")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    @AnswersRecovery
    HttpResponse<RecoveryJson> take(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.RecoveryId String id,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var recovery = RecoveryJson.id(id);
        var command = Json.read(body).as(StepCommandJson::read);
        var claim =
                key == null
                        ? null
                        : key.claim(
                                partner.name().text(),
                                "step",
                                recovery,
                                command.action(),
                                command.by(),
                                command.owner(),
                                command.note());
        return switch (takeStep.take(
                partner.brand(),
                recovery,
                command,
                expected(partner, recovery, request),
                claim,
                Actor.of(partner))) {
            case Outcome.Taken(var sight) ->
                    withTag(
                            HttpResponse.created(
                                    Links.to("v1", "recoveries", sight.recovery().id())),
                            sight);
            case Outcome.Repeated(var then) -> withTag(HttpResponse.ok(), then);
            case Outcome.UnknownRecovery() -> throw Refusal.notFound("recovery " + recovery);
            case Outcome.NotNow(var latest) ->
                    throw new Refusal(
                            Problem.NOT_NOW,
                            "Recovery %s is %s, where %s does not fit: read it and decide again."
                                    .formatted(
                                            recovery,
                                            latest.recovery().state().status(),
                                            command.action()));
            case Outcome.Full() -> throw full(recovery);
            case Outcome.Stale(var latest) -> throw stale(latest);
            case Outcome.KeyReused() -> throw IdempotencyKey.reused();
        };
    }

    /// The version that a step is meant for, if the caller cares. What comes between reading and
    /// writing is found out by the version.
    private @Nullable Integer expected(Partner partner, Recovery.Id id, HttpRequest<?> request) {
        if (!Preconditions.demanded(request)) return null;
        var sight = find(partner, id);
        Preconditions.check(request, RecoveryJson.tag(sight));
        return sight.recovery().version();
    }

    private static HttpResponse<RecoveryJson> withTag(
            MutableHttpResponse<RecoveryJson> response, Sight sight) {
        return response.header(HttpHeaders.ETAG, RecoveryJson.tag(sight))
                .body(RecoveryJson.of(sight));
    }

    private static Refusal stale(Sight latest) {
        return new Refusal(
                Problem.STALE,
                "Recovery %s is in version %d by now: read it again and decide again."
                        .formatted(latest.recovery().id(), latest.recovery().version()));
    }

    private static Refusal full(Recovery.Id id) {
        return new Refusal(
                Problem.NOT_NOW,
                "Recovery %s holds %d steps, which is the most."
                        .formatted(id, Recovery.MOST_STEPS));
    }

    @Get("/figures")
    @Operation(
            operationId = "readRecoveryFigures",
            summary = "Read how well OWs are made good",
            description =
                    "Of the recoveries opened on these of the brand's days: seconds on the"
                            + " customer's clock until they were taken on and something was done,"
                            + " shares in time, turned and mended. At most 3,660 days. Needs the"
                            + " scope `recoveries`.")
    @ApiResponse(
            responseCode = "200",
            description = "The figures.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RecoveryFiguresJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/RecoveryFigures")))
    RecoveryFiguresJson figures(
            @Parameter(hidden = true) Partner partner,
            @Described.FirstDay @Nullable @QueryValue String from,
            @Described.LastDay @Nullable @QueryValue String to) {
        var parameters = new Parameters();
        var first = parameters.required("from", from, Rfc3339::day);
        var last = parameters.required("to", to, Rfc3339::day);
        parameters.close();
        return switch (readRecoveries.figures(
                partner.brand(), Objects.requireNonNull(first), Objects.requireNonNull(last))) {
            case ReadRecoveries.Outcome.Found(var figures) -> RecoveryFiguresJson.of(figures);
            case ReadRecoveries.Outcome.Faulty(var faults) -> throw Parameters.refusal(faults);
        };
    }
}
