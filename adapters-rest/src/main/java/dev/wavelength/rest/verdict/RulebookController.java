package dev.wavelength.rest.verdict;

import dev.wavelength.application.verdict.MaintainRulebook;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Preconditions;
import dev.wavelength.rest.http.Problem;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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

/// The brand's rulebook.
@Controller("/v1/rulebook")
@Tag(name = Api.PROMISES)
@RequiresScope(Scope.PROMISES)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RulebookController {

    private final MaintainRulebook maintainRulebook;

    RulebookController(MaintainRulebook maintainRulebook) {
        this.maintainRulebook = maintainRulebook;
    }

    @Get
    @Operation(
            operationId = "readRulebook",
            summary = "Read the rulebook",
            description = "The version in force. Needs the scope `promises`.")
    @Described.Cached
    @ApiResponse(
            responseCode = "200",
            description = "The rulebook.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RulebookJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Rulebook")))
    HttpResponse<RulebookJson> read(
            @Parameter(hidden = true) Partner partner, HttpRequest<?> request) {
        var rulebook = maintainRulebook.current(partner.brand());
        return Preconditions.answer(request, RulebookJson.tag(rulebook), RulebookJson.of(rulebook));
    }

    @Put
    @Operation(
            operationId = "putRulebook",
            summary = "Change the rulebook",
            description =
                    "Makes the next version of the rules, all of them; the same rules again make"
                            + " none. Verdicts made before stay as they are. Needs the scope"
                            + " `promises`.")
    @Described.Conditional
    @RequestBody(
            required = true,
            description = "All the rules.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RulebookJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Rulebook")))
    @ApiResponse(
            responseCode = "200",
            description = "The rulebook in force.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RulebookJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Rulebook")))
    HttpResponse<RulebookJson> put(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Parameter(hidden = true) @Body byte[] body) {
        var proposal = Json.read(body).as(RulebookJson::read);
        var current = maintainRulebook.current(partner.brand());
        Preconditions.check(request, RulebookJson.tag(current));
        if (proposal.madeFrom() != null && proposal.madeFrom() != current.version()) throw stale();
        // What comes between this reading and the writing is found out by the version.
        boolean meant = proposal.madeFrom() != null || Preconditions.demanded(request);
        return switch (maintainRulebook.put(
                partner.brand(),
                proposal.rules(),
                meant ? current.version() : null,
                Actor.of(partner))) {
            case MaintainRulebook.Outcome.InForce(var rulebook) ->
                    HttpResponse.ok(RulebookJson.of(rulebook))
                            .header(HttpHeaders.ETAG, RulebookJson.tag(rulebook));
            case MaintainRulebook.Outcome.Stale() -> throw stale();
        };
    }

    private static Refusal stale() {
        return new Refusal(
                Problem.STALE,
                "Another version of the rulebook is in force: read it again and decide again.");
    }
}
