package dev.wavelength.rest.journal;

import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.application.journal.RecordMoments.Outcome;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.IdempotencyKey;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Pace;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpRequest;
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

import java.util.ArrayList;
import java.util.Objects;

/// Moments in batches.
@Controller("/v1/moments/batch")
@Tag(name = Api.MOMENTS)
@RequiresScope(Scope.MOMENTS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BatchController {

    private final RecordMoments recordMoments;
    private final Pace pace;

    BatchController(RecordMoments recordMoments, Pace pace) {
        this.recordMoments = recordMoments;
        this.pace = pace;
    }

    @Post
    @Operation(
            operationId = "recordMoments",
            summary = "Record moments in a batch",
            description =
                    "Records up to 1,000 moments, each on its own: a bad one spoils no other. The"
                            + " pointers of its problem begin at the moment. Under an Idempotency-Key,"
                            + " moments without an id are found again when the batch is sent again."
                            + " Needs the scope `moments:write`.")
    @Described.Idempotent
    @RequestBody(
            required = true,
            description = "The moments.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MomentBatchJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewMoments")))
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
    BatchResultJson record(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var sent = Json.read(body).as(MomentBatchJson::read);
        pace.spendMoments(partner, sent.size());
        var incoming = new ArrayList<Incoming>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            int index = i;
            incoming.add(
                    Incoming.read(
                            sent.get(i),
                            report -> key == null ? null : idUnder(partner, key, index)));
        }
        var outcomes =
                recordMoments
                        .record(
                                partner.brand(),
                                partner.name(),
                                incoming.stream()
                                        .map(Incoming::report)
                                        .filter(Objects::nonNull)
                                        .toList())
                        .iterator();
        var results = new ArrayList<BatchResultJson.ItemJson>(incoming.size());
        for (var one : incoming)
            results.add(
                    one.report() == null
                            ? refused(results.size(), one)
                            : result(results.size(), one, outcomes.next()));
        return BatchResultJson.of(results);
    }

    /// What became of a moment that could not be read.
    static BatchResultJson.ItemJson refused(int index, Incoming one) {
        return new BatchResultJson.ItemJson(
                index, one.id(), BatchResultJson.Status.REJECTED, null, one.problem());
    }

    /// What became of a moment that could.
    static BatchResultJson.ItemJson result(int index, Incoming one, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded(var entry) ->
                    result(index, BatchResultJson.Status.RECORDED, entry);
            case Outcome.AlreadyRecorded(var first) ->
                    result(index, BatchResultJson.Status.DUPLICATE, first);
            case Outcome.IdTaken taken -> rejected(index, one, outcome);
            case Outcome.CustomerErased erased -> rejected(index, one, outcome);
            case Outcome.Faulty faulty -> rejected(index, one, outcome);
        };
    }

    private static BatchResultJson.ItemJson rejected(int index, Incoming one, Outcome outcome) {
        return new BatchResultJson.ItemJson(
                index, one.id(), BatchResultJson.Status.REJECTED, null, Incoming.problem(outcome));
    }

    private static BatchResultJson.ItemJson result(
            int index, BatchResultJson.Status status, Entry entry) {
        return new BatchResultJson.ItemJson(
                index, entry.moment().id().text(), status, entry.verdict().experience(), null);
    }

    private static Moment.Id idUnder(Partner partner, IdempotencyKey key, int index) {
        return new Moment.Id(Digest.of("batch", partner.name(), key.text(), index).toString());
    }
}
