package dev.wavelength.rest.journal;

import dev.wavelength.application.journal.AddEvidence;
import dev.wavelength.application.journal.ReadMoments;
import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.application.journal.RecordMoments.Outcome;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.DeliveryReport;
import dev.wavelength.domain.moment.FeedbackReport;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.IdempotencyKey;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Pace;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Preconditions;
import dev.wavelength.rest.http.Problem;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;
import dev.wavelength.rest.http.Rfc3339;
import dev.wavelength.rest.moment.DeliveryReportJson;
import dev.wavelength.rest.moment.FeedbackReportJson;
import dev.wavelength.rest.moment.MomentReportJson;

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

import java.util.List;

/// Moments: recorded, added to, read back.
@Controller("/v1/moments")
@Tag(name = Api.MOMENTS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MomentController {

    private final RecordMoments recordMoments;
    private final AddEvidence addEvidence;
    private final ReadMoments readMoments;
    private final Pace pace;

    MomentController(
            RecordMoments recordMoments,
            AddEvidence addEvidence,
            ReadMoments readMoments,
            Pace pace) {
        this.recordMoments = recordMoments;
        this.addEvidence = addEvidence;
        this.readMoments = readMoments;
        this.pace = pace;
    }

    @Post
    @RequiresScope(Scope.MOMENTS_WRITE)
    @Operation(
            operationId = "recordMoment",
            summary = "Record a moment",
            description =
                    "Records a moment, judges it and puts it on the customer's chain. The same"
                            + " moment again gets the first answer again, with 200. Needs the scope"
                            + " `moments:write`.")
    @Described.Idempotent
    @RequestBody(
            required = true,
            description = "The moment.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MomentReportJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "late",
                                            ref = "#/components/examples/NewMoment")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    @AnswersRevision
    HttpResponse<MomentJson> record(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var report = Json.read(body).as(MomentReportJson::read);
        var made = report.id() == null && key != null ? idUnder(partner, key) : null;
        pace.spendMoments(partner, 1);
        return switch (recordOne(partner, made == null ? report : report.named(made))) {
            case Outcome.Recorded(var entry) -> created(entry);
            case Outcome.AlreadyRecorded(var first) -> withTag(HttpResponse.ok(), first);
            case Outcome.IdTaken(var id) ->
                    throw made != null ? IdempotencyKey.reused() : Incoming.taken(id);
            case Outcome.CustomerErased(var customer) -> throw Incoming.erased(customer);
            case Outcome.Faulty(var faults) -> throw Refusal.of(faults);
        };
    }

    private Outcome recordOne(Partner partner, MomentReport report) {
        return recordMoments.record(partner.brand(), partner.name(), List.of(report)).getFirst();
    }

    /// The id of a moment that has none of its own but a key, so that a retry finds it.
    private static Moment.Id idUnder(Partner partner, IdempotencyKey key) {
        return new Moment.Id(Digest.of("moment", partner.name(), key.text()).toString());
    }

    @Get("/{id:[^/]+}")
    @RequiresScope(Scope.MOMENTS_READ)
    @Operation(
            operationId = "readMoment",
            summary = "Read a moment",
            description =
                    "The moment with its verdict, in its latest revision or an earlier one. Needs"
                            + " the scope `moments:read`.")
    @Described.Cached
    @ApiResponse(
            responseCode = "200",
            description = "The moment.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MomentJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "late",
                                            ref = "#/components/examples/Moment")))
    HttpResponse<MomentJson> read(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.MomentId String id,
            @Parameter(
                            description = "Which revision; the default is the latest.",
                            example = "1",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "2147483647"))
                    @Nullable
                    @QueryValue
                    String revision) {
        var parameters = new Parameters();
        var asked =
                parameters.optional(
                        "revision",
                        revision,
                        text -> Parameters.integer(text, 1, Integer.MAX_VALUE));
        parameters.close();
        var moment = momentId(id);
        var entry =
                (asked == null
                                ? readMoments.moment(partner.brand(), moment)
                                : readMoments.moment(partner.brand(), moment, asked))
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                asked == null
                                                        ? "moment " + moment
                                                        : "revision %d of moment %s"
                                                                .formatted(asked, moment)));
        return Preconditions.answer(request, MomentJson.tag(entry), MomentJson.of(entry));
    }

    @Get
    @RequiresScope(Scope.MOMENTS_READ)
    @Operation(
            operationId = "listMoments",
            summary = "List moments",
            description =
                    "Moments in their latest revisions, newest first, by when they occurred and"
                            + " then by id. Needs the scope `moments:read`.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of moments.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MomentPageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            ref = "#/components/examples/MomentPage")))
    HttpResponse<MomentPageJson> list(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.CustomerName @Nullable @QueryValue String customer,
            @Described.TouchpointName @Nullable @QueryValue String touchpoint,
            @Parameter(
                            description = "Only moments that came to this.",
                            example = "OW",
                            schema = @Schema(implementation = Experience.class))
                    @Nullable
                    @QueryValue
                    String experience,
            @Parameter(
                            description = "Only moments that occurred then or later.",
                            example = "2026-03-01T00:00:00Z",
                            schema = @Schema(type = "string", format = "date-time", maxLength = 40))
                    @Nullable
                    @QueryValue
                    String from,
            @Parameter(
                            description = "Only moments that occurred before then.",
                            example = "2026-04-01T00:00:00Z",
                            schema = @Schema(type = "string", format = "date-time", maxLength = 40))
                    @Nullable
                    @QueryValue
                    String to,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        var filter =
                new Moments.Filter(
                        parameters.optional("customer", customer, Customer::new),
                        parameters.optional("touchpoint", touchpoint, Touchpoint.Id::new),
                        parameters.optional(
                                "experience", experience, Parameters.constant(Experience.class)),
                        parameters.optional("from", from, Rfc3339::instant),
                        parameters.optional("to", to, Rfc3339::instant));
        int most = parameters.limit(limit);
        var after = parameters.optional("cursor", cursor, MomentPageJson.POSITION);
        parameters.close();
        var page = readMoments.moments(partner.brand(), filter, after, most);
        return Links.page(request, MomentPageJson.of(page), MomentPageJson.next(page));
    }

    @Post("/{id:[^/]+}/feedback")
    @RequiresScope(Scope.MOMENTS_WRITE)
    @Operation(
            operationId = "addFeedback",
            summary = "Add feedback to a moment",
            description =
                    "Adds what the customer said later, and judges the moment again: that is its"
                            + " next revision. Feedback the moment holds already changes nothing,"
                            + " with 200. Needs the scope `moments:write`.")
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
                                            name = "complaint",
                                            ref = "#/components/examples/NewFeedback")))
    @AnswersRevision
    HttpResponse<MomentJson> addFeedback(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.MomentId String id,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var moment = momentId(id);
        var feedback = Json.read(body).as(FeedbackReportJson::read);
        return answer(
                moment,
                addEvidence.add(
                        partner.brand(),
                        moment,
                        feedback,
                        expected(partner, moment, request),
                        claim(partner, key, moment, feedback)));
    }

    @Post("/{id:[^/]+}/deliveries")
    @RequiresScope(Scope.MOMENTS_WRITE)
    @Operation(
            operationId = "addDelivery",
            summary = "Add a delivery to a moment",
            description =
                    "Adds what was delivered later, and judges the moment again: that is its next"
                            + " revision. A delivery the moment holds already changes nothing, with"
                            + " 200. Needs the scope `moments:write`.")
    @Described.Idempotent
    @Described.Conditional
    @RequestBody(
            required = true,
            description = "The delivery.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DeliveryReportJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "door",
                                            ref = "#/components/examples/NewDelivery")))
    @AnswersRevision
    HttpResponse<MomentJson> addDelivery(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.MomentId String id,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var moment = momentId(id);
        var delivery = Json.read(body).as(DeliveryReportJson::read);
        return answer(
                moment,
                addEvidence.add(
                        partner.brand(),
                        moment,
                        delivery,
                        expected(partner, moment, request),
                        claim(partner, key, moment, delivery)));
    }

    private static HttpResponse<MomentJson> answer(Moment.Id id, AddEvidence.Outcome outcome) {
        return switch (outcome) {
            case AddEvidence.Outcome.Revised(var entry) -> created(entry);
            case AddEvidence.Outcome.Unchanged(var entry) -> withTag(HttpResponse.ok(), entry);
            case AddEvidence.Outcome.UnknownMoment() -> throw Refusal.notFound("moment " + id);
            case AddEvidence.Outcome.Stale(var latest) ->
                    throw new Refusal(
                            Problem.STALE,
                            "Moment %s is in revision %d by now: read it again and decide again."
                                    .formatted(id, latest.revision()));
            case AddEvidence.Outcome.KeyReused() -> throw IdempotencyKey.reused();
            case AddEvidence.Outcome.Faulty(var faults) -> throw Refusal.of(faults);
        };
    }

    /// The revision that evidence is meant for, if the caller cares. What comes between reading and
    /// writing is found out by the revision.
    private @Nullable Integer expected(Partner partner, Moment.Id id, HttpRequest<?> request) {
        if (!Preconditions.demanded(request)) return null;
        var entry =
                readMoments
                        .moment(partner.brand(), id)
                        .orElseThrow(() -> Refusal.notFound("moment " + id));
        Preconditions.check(request, MomentJson.tag(entry));
        return entry.revision();
    }

    private static @Nullable Claim claim(
            Partner partner, @Nullable IdempotencyKey key, Moment.Id id, FeedbackReport feedback) {
        return key == null
                ? null
                : key.claim(
                        partner.name().text(),
                        "feedback",
                        id,
                        feedback.instrument(),
                        feedback.score(),
                        feedback.comment(),
                        feedback.givenAt());
    }

    private static @Nullable Claim claim(
            Partner partner, @Nullable IdempotencyKey key, Moment.Id id, DeliveryReport delivery) {
        return key == null
                ? null
                : key.claim(
                        partner.name().text(),
                        "delivery",
                        id,
                        delivery.promise(),
                        delivery.unit(),
                        delivery.better(),
                        delivery.promised(),
                        delivery.tolerated(),
                        delivery.stretch(),
                        delivery.neverEvent(),
                        delivery.value(),
                        delivery.dueAt(),
                        delivery.madeAt());
    }

    private static HttpResponse<MomentJson> created(Entry entry) {
        return withTag(HttpResponse.created(Links.to("v1", "moments", entry.moment().id())), entry);
    }

    private static HttpResponse<MomentJson> withTag(
            MutableHttpResponse<MomentJson> response, Entry entry) {
        return response.header(HttpHeaders.ETAG, MomentJson.tag(entry)).body(MomentJson.of(entry));
    }

    private static Moment.Id momentId(String text) {
        return Parameters.named("moment", text, Moment.Id::new);
    }
}
