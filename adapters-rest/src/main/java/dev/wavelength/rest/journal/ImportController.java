package dev.wavelength.rest.journal;

import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Pace;
import dev.wavelength.rest.http.RequiresScope;
import dev.wavelength.rest.http.Streamed;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
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

import jakarta.inject.Named;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;

/// Moments as a stream without end.
@Controller("/v1/moments/import")
@Tag(name = Api.MOMENTS)
@RequiresScope(Scope.MOMENTS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImportController {

    private static final String NDJSON = "application/x-ndjson";

    private final RecordMoments recordMoments;
    private final JsonMapper mapper;
    private final ExecutorService executor;
    private final Pace pace;

    ImportController(
            RecordMoments recordMoments,
            JsonMapper mapper,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor,
            Pace pace) {
        this.recordMoments = recordMoments;
        this.mapper = mapper;
        this.executor = executor;
        this.pace = pace;
    }

    @Post
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Streamed
    @Operation(
            operationId = "importMoments",
            summary = "Import moments",
            description =
                    "Records moments, one a line, without limit. The answer comes when all lines"
                            + " are read: a line for each that was refused (`RejectedLine`), and last"
                            + " what became of all (`ImportSummary`). Lines of more than 256 KiB are"
                            + " refused, blank ones passed over; a moment without an id is known again"
                            + " by its content. Safe to run again after any interruption. Needs the"
                            + " scope `moments:write`.")
    @RequestBody(
            required = true,
            description = "One moment (`NewMoment`) a line.",
            content =
                    @Content(
                            mediaType = NDJSON,
                            schema =
                                    @Schema(
                                            type = "string",
                                            format = "binary",
                                            maxLength = Integer.MAX_VALUE),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewMomentLines")))
    @ApiResponse(
            responseCode = "200",
            description = "All lines were read.",
            content =
                    @Content(
                            mediaType = NDJSON,
                            schema =
                                    @Schema(
                                            type = "string",
                                            format = "binary",
                                            maxLength = Integer.MAX_VALUE),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/ImportLines")))
    HttpResponse<InputStream> importMoments(
            @Parameter(hidden = true) Partner partner,
            @Parameter(hidden = true) @Nullable @Body InputStream body)
            throws IOException {
        try (var in = body == null ? InputStream.nullInputStream() : body) {
            return HttpResponse.ok(
                            new Import(partner, recordMoments, mapper, executor, pace).run(in))
                    .contentType(NDJSON);
        }
    }
}
