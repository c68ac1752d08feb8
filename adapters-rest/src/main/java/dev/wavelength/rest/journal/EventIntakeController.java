package dev.wavelength.rest.journal;

import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.application.journal.RecordMoments.Outcome;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;
import dev.wavelength.rest.moment.MomentReportJson;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Moments that come as CloudEvents.
@Controller("/v1/events")
@Tag(name = Api.MOMENTS)
@RequiresScope(Scope.MOMENTS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventIntakeController {

    private static final String STRUCTURED = "application/cloudevents+json";

    private static final String BATCHED = "application/cloudevents-batch+json";

    private final RecordMoments recordMoments;

    EventIntakeController(RecordMoments recordMoments) {
        this.recordMoments = recordMoments;
    }

    @Post
    @Consumes({STRUCTURED, BATCHED, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "recordMomentEvents",
            summary = "Record moments that come as CloudEvents",
            description =
                    "Records moments as a batch does, in the three content modes of CloudEvents 1.0"
                            + " over HTTP: structured, batched (up to 1,000; a bad one spoils no"
                            + " other, and the pointers of its problem begin at the event) and binary"
                            + " (attributes as headers `ce-id` and so on, the moment as the body). The"
                            + " type is `dev.wavelength.moment.reported.v1`, the data a moment. Source"
                            + " and id together are known again when they come again. Needs the scope"
                            + " `moments:write`.")
    @RequestBody(
            required = true,
            description = "The events, or the data of one.",
            content = {
                @Content(
                        mediaType = STRUCTURED,
                        schema = @Schema(implementation = MomentEventJson.class),
                        examples =
                                @ExampleObject(
                                        name = "structured",
                                        ref = "#/components/examples/MomentEvent")),
                @Content(
                        mediaType = BATCHED,
                        array =
                                @ArraySchema(
                                        schema = @Schema(implementation = MomentEventJson.class),
                                        minItems = 1,
                                        maxItems = MomentBatchJson.MOST),
                        examples =
                                @ExampleObject(
                                        name = "batched",
                                        ref = "#/components/examples/MomentEvents")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MomentReportJson.class),
                        examples =
                                @ExampleObject(
                                        name = "binary",
                                        ref = "#/components/examples/NewMoment"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "What became of each.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchResultJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/BatchResult")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    BatchResultJson record(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Parameter(hidden = true) @Body byte[] body) {
        return switch (request.getContentType().map(MediaType::getName).orElse("")) {
            case BATCHED -> batch(partner, Json.read(body));
            case STRUCTURED -> one(partner, Json.read(body).as(MomentEventJson::read), "/data");
            default -> one(partner, binary(request, body), "");
        };
    }

    /// An event on its own: what is wrong with it is the answer.
    private BatchResultJson one(Partner partner, MomentReport report, String place) {
        var outcome = recordAll(partner, List.of(report)).getFirst();
        return switch (outcome) {
            case Outcome.Recorded recorded -> result(report, outcome);
            case Outcome.AlreadyRecorded known -> result(report, outcome);
            case Outcome.IdTaken(var id) -> throw Incoming.taken(id);
            case Outcome.CustomerErased(var customer) -> throw Incoming.erased(customer);
            case Outcome.Faulty(var faults) -> throw Refusal.of(within(place, faults));
        };
    }

    private static BatchResultJson result(MomentReport report, Outcome outcome) {
        return BatchResultJson.of(List.of(BatchController.result(0, Incoming.of(report), outcome)));
    }

    private BatchResultJson batch(Partner partner, JsonIn in) {
        var incoming =
                in.as(events -> events.items(1, MomentBatchJson.MOST)).stream()
                        .map(event -> Incoming.read(event.alone()))
                        .toList();
        var outcomes =
                recordAll(
                                partner,
                                incoming.stream()
                                        .map(Incoming::report)
                                        .filter(Objects::nonNull)
                                        .toList())
                        .iterator();
        var results = new ArrayList<BatchResultJson.ItemJson>(incoming.size());
        for (var one : incoming)
            results.add(
                    one.report() == null
                            ? BatchController.refused(results.size(), one)
                            : BatchController.result(
                                    results.size(), one, withinData(outcomes.next())));
        return BatchResultJson.of(results);
    }

    private List<Outcome> recordAll(Partner partner, List<MomentReport> reports) {
        return recordMoments.record(partner.brand(), partner.name(), reports);
    }

    private static Outcome withinData(Outcome outcome) {
        return outcome instanceof Outcome.Faulty(var faults)
                ? new Outcome.Faulty(within("/data", faults))
                : outcome;
    }

    private static List<Fault> within(String place, List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault(place + fault.pointer(), fault.detail()))
                .toList();
    }

    /// The binary content mode: attributes are headers, percent-encoded (CloudEvents HTTP binding,
    /// 3.1.3.2), and the body is the data.
    private static MomentReport binary(HttpRequest<?> request, byte[] body) {
        var parameters = new Parameters();
        Map<String, String> read = new HashMap<>();
        MomentEventJson.HEADERS.forEach(
                (name, meaning) -> {
                    var text =
                            parameters.required(
                                    name,
                                    request.getHeaders().get(name),
                                    sent -> meaning.apply(decoded(sent)));
                    if (text != null) read.put(name, text);
                });
        parameters.close();
        return MomentEventJson.named(
                Json.read(body).as(MomentReportJson::read),
                Objects.requireNonNull(read.get("ce-source")),
                Objects.requireNonNull(read.get("ce-id")));
    }

    private static String decoded(String header) {
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return header;
        }
    }
}
