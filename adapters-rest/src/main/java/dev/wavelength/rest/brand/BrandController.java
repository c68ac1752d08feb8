package dev.wavelength.rest.brand;

import dev.wavelength.application.brand.DefineBrand;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Preconditions;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
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

/// Brands: what the operator keeps.
@Controller("/v1/brands")
@Tag(name = Api.OPERATOR)
@RequiresScope(Scope.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BrandController {

    private final DefineBrand defineBrand;

    BrandController(DefineBrand defineBrand) {
        this.defineBrand = defineBrand;
    }

    @Put("/{brand:[^/]+}")
    @Operation(
            operationId = "putBrand",
            summary = "Define a brand",
            description =
                    "Creates a brand, or puts this in place of what was said of it. For the"
                            + " operator.")
    @RequestBody(
            required = true,
            description = "The brand.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BrandDefinitionJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewBrand")))
    @ApiResponse(
            responseCode = "200",
            description = "It was there, and is now as defined.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BrandJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Brand")))
    @ApiResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BrandJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Brand")))
    HttpResponse<BrandJson> put(
            HttpRequest<?> request,
            @Described.BrandName String brand,
            @Parameter(hidden = true) @Body byte[] body) {
        Preconditions.check(request, null);
        var id = Parameters.inPath("brand", brand, Brand.Id::new);
        return switch (defineBrand.define(
                Json.read(body).as(BrandDefinitionJson.of(id)), Actor.OPERATOR)) {
            case DefineBrand.Outcome.Created(var created) ->
                    HttpResponse.created(BrandJson.of(created));
            case DefineBrand.Outcome.Defined(var defined) -> HttpResponse.ok(BrandJson.of(defined));
        };
    }
}
