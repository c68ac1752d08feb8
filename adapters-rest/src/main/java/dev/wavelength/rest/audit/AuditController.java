package dev.wavelength.rest.audit;

import dev.wavelength.application.audit.ReadAuditTrail;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

/// The audit trail of a brand.
@Controller("/v1/brands/{brand:[^/]+}/audit")
@Tag(name = Api.OPERATOR)
@RequiresScope(Scope.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {

    private final ReadAuditTrail readAuditTrail;

    AuditController(ReadAuditTrail readAuditTrail) {
        this.readAuditTrail = readAuditTrail;
    }

    @Get
    @Operation(
            operationId = "readAuditTrail",
            summary = "Read who changed what",
            description =
                    "Every change of the brand, its partners and their keys, its touchpoints,"
                            + " promises and rulebook, from the latest. Nothing in it can be changed"
                            + " or removed. For the operator.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of the trail.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AuditPageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/AuditPage")))
    HttpResponse<AuditPageJson> read(
            HttpRequest<?> request,
            @Described.BrandName String brand,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        int most = parameters.limit(limit);
        var before =
                parameters.optional(
                        "cursor", cursor, Cursor.of(1, parts -> Long.valueOf(parts.getFirst())));
        parameters.close();
        var id = Parameters.named("brand", brand, Brand.Id::new);
        return switch (readAuditTrail.notes(id, before, most)) {
            case ReadAuditTrail.Outcome.Found(var notes) -> {
                var page = AuditPageJson.of(notes);
                yield Links.page(request, page, page.next());
            }
            case ReadAuditTrail.Outcome.UnknownBrand() -> throw Refusal.notFound("brand " + id);
        };
    }
}
