package dev.wavelength.rest.brand;

import dev.wavelength.application.brand.AdmitPartner;
import dev.wavelength.application.brand.DefineBrand;
import dev.wavelength.application.brand.RevokePartner;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.IdempotencyKey;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Preconditions;
import dev.wavelength.rest.http.Problem;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
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

/// Brands and their partners: what the operator keeps.
@Controller("/v1/brands")
@Tag(name = Api.OPERATOR)
@RequiresScope(Scope.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BrandController {

    private final DefineBrand defineBrand;
    private final AdmitPartner admitPartner;
    private final RevokePartner revokePartner;

    BrandController(
            DefineBrand defineBrand, AdmitPartner admitPartner, RevokePartner revokePartner) {
        this.defineBrand = defineBrand;
        this.admitPartner = admitPartner;
        this.revokePartner = revokePartner;
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
        return switch (defineBrand.define(Json.read(body).as(BrandDefinitionJson.of(id)))) {
            case DefineBrand.Outcome.Created(var created) ->
                    HttpResponse.created(BrandJson.of(created));
            case DefineBrand.Outcome.Defined(var defined) -> HttpResponse.ok(BrandJson.of(defined));
        };
    }

    @Post("/{brand:[^/]+}/partners")
    @Operation(
            operationId = "admitPartner",
            summary = "Admit a partner",
            description =
                    "Lets a system call for the brand, and gives it a key, told this once. The same"
                            + " admission under the same Idempotency-Key again is 200, without the key."
                            + " For the operator.")
    @Described.Idempotent
    @RequestBody(
            required = true,
            description = "The partner.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartnerAdmissionJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewPartner")))
    @ApiResponse(
            responseCode = "201",
            description = "Admitted, with its key.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartnerJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Partner")))
    @ApiResponse(
            responseCode = "200",
            description = "Admitted before under this Idempotency-Key; the key was told then.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartnerJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/PartnerAgain")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    HttpResponse<PartnerJson> admit(
            HttpRequest<?> request,
            @Described.BrandName String brand,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var id = Parameters.named("brand", brand, Brand.Id::new);
        var partner = Json.read(body).as(PartnerAdmissionJson.of(id));
        return switch (admitPartner.admit(
                partner,
                key == null
                        ? null
                        : key.claim(
                                "operator",
                                "partner",
                                partner.brand(),
                                partner.name(),
                                partner.scopes().stream().sorted().toList()))) {
            case AdmitPartner.Outcome.Admitted(var admitted, var apiKey) ->
                    HttpResponse.created(PartnerJson.of(admitted, apiKey));
            case AdmitPartner.Outcome.AdmittedBefore(var admitted) ->
                    HttpResponse.ok(PartnerJson.of(admitted, null));
            case AdmitPartner.Outcome.NameTaken(var name) ->
                    throw new Refusal(
                            Problem.NAME_TAKEN,
                            "Brand %s has a partner %s: revoke that one first, or choose another name."
                                    .formatted(id, name));
            case AdmitPartner.Outcome.KeyReused() -> throw IdempotencyKey.reused();
            case AdmitPartner.Outcome.UnknownBrand() -> throw Refusal.notFound("brand " + id);
        };
    }

    @Delete("/{brand:[^/]+}/partners/{name:[^/]+}")
    @Operation(
            operationId = "revokePartner",
            summary = "Revoke a partner",
            description =
                    "Takes a partner away: its key is worth nothing from this moment on. For the"
                            + " operator.")
    @ApiResponse(responseCode = "204", description = "Revoked.")
    HttpResponse<Void> revoke(
            @Described.BrandName String brand, @Described.PartnerName String name) {
        var id = Parameters.named("brand", brand, Brand.Id::new);
        var partner = Parameters.named("partner", name, Partner.Name::new);
        return switch (revokePartner.revoke(id, partner)) {
            case RevokePartner.Outcome.Revoked(var revoked) -> HttpResponse.noContent();
            case RevokePartner.Outcome.UnknownPartner() ->
                    throw Refusal.notFound("partner %s of brand %s".formatted(partner, id));
        };
    }
}
