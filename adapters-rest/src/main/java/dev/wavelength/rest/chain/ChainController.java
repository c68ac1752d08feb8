package dev.wavelength.rest.chain;

import dev.wavelength.application.chain.ReadChains;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

/// Chains as lists and figures.
@Controller("/v1/chains")
@Tag(name = Api.CHAINS)
@RequiresScope(Scope.MOMENTS_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChainController {

    private final ReadChains readChains;

    ChainController(ReadChains readChains) {
        this.readChains = readChains;
    }

    @Get
    @Operation(
            operationId = "listChains",
            summary = "List chains",
            description =
                    "Chains, the worst standing impact first, then by customer. Needs the scope"
                            + " `moments:read`.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of chains.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ChainPageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/ChainPage")))
    HttpResponse<ChainPageJson> list(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Parameter(
                            description = "Only chains that fare so.",
                            example = "BROKEN",
                            schema = @Schema(implementation = Chain.Status.class))
                    @Nullable
                    @QueryValue
                    String status,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        var only = parameters.optional("status", status, Parameters.constant(Chain.Status.class));
        int most = parameters.limit(limit);
        var after = parameters.optional("cursor", cursor, ChainPageJson.AFTER);
        parameters.close();
        var page = ChainPageJson.of(readChains.chains(partner.brand(), only, after, most));
        return Links.page(request, page, page.next());
    }

    @Get("/figures")
    @Operation(
            operationId = "readChainFigures",
            summary = "Read how all customers fare",
            description =
                    "How many chains there are of each status; the share that is unbroken (UNBROKEN"
                            + " or SHINING) and the share that is whole (those and MENDED and TURNED),"
                            + " of all that are judged. Needs the scope `moments:read`.")
    @ApiResponse(
            responseCode = "200",
            description = "The figures.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ChainFiguresJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/ChainFigures")))
    ChainFiguresJson figures(@Parameter(hidden = true) Partner partner) {
        return ChainFiguresJson.of(readChains.figures(partner.brand()));
    }
}
