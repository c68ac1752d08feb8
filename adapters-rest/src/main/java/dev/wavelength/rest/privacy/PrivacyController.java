package dev.wavelength.rest.privacy;

import dev.wavelength.application.privacy.EraseCustomer;
import dev.wavelength.application.privacy.ExportCustomer;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.io.IOException;
import java.io.InputStream;

/// What customers may ask for: to be told all that is known of them, and to be forgotten.
@Controller("/v1/customers")
@Tag(name = Api.PRIVACY)
@RequiresScope(Scope.PRIVACY)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PrivacyController {

    private final ExportCustomer exportCustomer;
    private final EraseCustomer eraseCustomer;
    private final JsonMapper mapper;

    PrivacyController(
            ExportCustomer exportCustomer, EraseCustomer eraseCustomer, JsonMapper mapper) {
        this.exportCustomer = exportCustomer;
        this.eraseCustomer = eraseCustomer;
        this.mapper = mapper;
    }

    @Get("/{customer:[^/]+}/export")
    @Operation(
            operationId = "exportCustomer",
            summary = "Export a customer",
            description =
                    "All that is known of a customer, in one document however long: the chain, each"
                            + " moment in all its revisions with the recovery it opened, and the"
                            + " events that are kept still. An answer that breaks off is no JSON: ask"
                            + " again. That it was asked for is noted in the audit trail, and not of"
                            + " whom. Needs the scope `privacy`.")
    @ApiResponse(
            responseCode = "200",
            description = "All that is known.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CustomerExportJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/CustomerExport")))
    HttpResponse<InputStream> export(
            @Parameter(hidden = true) Partner partner, @Described.CustomerName String customer)
            throws IOException {
        var who = customer(customer);
        return switch (exportCustomer.begin(partner.brand(), who, Actor.of(partner))) {
            case ExportCustomer.Outcome.Begun(var at, var chain) ->
                    HttpResponse.<InputStream>ok(
                                    new ExportStream(
                                            exportCustomer,
                                            mapper,
                                            partner.brand(),
                                            who,
                                            CustomerExportJson.of(who, at, chain)))
                            .contentType(MediaType.APPLICATION_JSON_TYPE)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"customer.json\"");
            case ExportCustomer.Outcome.UnknownCustomer() -> throw unknown(who);
        };
    }

    @Delete("/{customer:[^/]+}")
    @Operation(
            operationId = "eraseCustomer",
            summary = "Erase a customer",
            description =
                    "Erases a customer with all moments, recoveries, comments and events, at once and"
                            + " for ever, and answers with the proof. What was counted stays counted,"
                            + " and certificates stay as they are. Whatever is reported of the"
                            + " customer later is refused (`customer-erased`). Erased again, the"
                            + " answer is the first proof. Needs the scope `privacy`.")
    @ApiResponse(
            responseCode = "200",
            description = "Erased, now or before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ErasureJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Erasure")))
    ErasureJson erase(
            @Parameter(hidden = true) Partner partner, @Described.CustomerName String customer) {
        var who = customer(customer);
        return switch (eraseCustomer.erase(partner.brand(), who, Actor.of(partner))) {
            case EraseCustomer.Outcome.Erased(var proof) -> ErasureJson.of(proof);
            case EraseCustomer.Outcome.UnknownCustomer() -> throw unknown(who);
        };
    }

    private static Customer customer(String text) {
        return Parameters.named("customer", text, Customer::new);
    }

    private static Refusal unknown(Customer customer) {
        return Refusal.notFound("moment of customer " + customer);
    }
}
