package dev.wavelength.rest.journal;

import dev.wavelength.application.chain.ReadChains;
import dev.wavelength.application.journal.ReadMoments;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.rest.http.Api;
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
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

/// A customer's chain, moment by moment.
@Controller("/v1/customers")
@Tag(name = Api.CHAINS)
@RequiresScope(Scope.MOMENTS_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CustomerChainController {

    private final ReadChains readChains;
    private final ReadMoments readMoments;

    CustomerChainController(ReadChains readChains, ReadMoments readMoments) {
        this.readChains = readChains;
        this.readMoments = readMoments;
    }

    @Get("/{customer:[^/]+}/chain")
    @Operation(
            operationId = "readCustomerChain",
            summary = "Read a customer chain",
            description =
                    "What the moments of a customer add up to, and the moments, newest first. Needs"
                            + " the scope `moments:read`.")
    @ApiResponse(
            responseCode = "200",
            description = "The chain, with one page of its moments.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CustomerChainJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/CustomerChain")))
    HttpResponse<CustomerChainJson> read(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.CustomerName String customer,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        int most = parameters.limit(limit);
        var after = parameters.optional("cursor", cursor, MomentPageJson.POSITION);
        parameters.close();
        var who = Parameters.named("customer", customer, Customer::new);
        var head =
                readChains
                        .chain(partner.brand(), who)
                        .orElseThrow(() -> Refusal.notFound("moment of customer " + who));
        var moments = readMoments.moments(partner.brand(), Moments.Filter.of(who), after, most);
        var chain = CustomerChainJson.of(who, head, moments);
        return Links.page(request, chain, chain.next());
    }
}
