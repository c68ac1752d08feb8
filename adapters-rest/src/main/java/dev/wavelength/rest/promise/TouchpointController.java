package dev.wavelength.rest.promise;

import dev.wavelength.application.promise.DefinePromise;
import dev.wavelength.application.promise.DefineTouchpoint;
import dev.wavelength.application.promise.ReadPromises;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Promises;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Cursor;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Preconditions;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;
import dev.wavelength.rest.http.Rfc3339;
import dev.wavelength.rest.http.Wire;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
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

import org.jspecify.annotations.Nullable;

/// Touchpoints and what is promised there.
@Controller("/v1/touchpoints")
@Tag(name = Api.PROMISES)
@RequiresScope(Scope.PROMISES)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TouchpointController {

    private final DefineTouchpoint defineTouchpoint;
    private final DefinePromise definePromise;
    private final ReadPromises readPromises;

    TouchpointController(
            DefineTouchpoint defineTouchpoint,
            DefinePromise definePromise,
            ReadPromises readPromises) {
        this.defineTouchpoint = defineTouchpoint;
        this.definePromise = definePromise;
        this.readPromises = readPromises;
    }

    @Put("/{touchpoint:[^/]+}")
    @Operation(
            operationId = "putTouchpoint",
            summary = "Describe a touchpoint",
            description =
                    "Puts this in place of what was said of the touchpoint, or makes it. Needs the"
                            + " scope `promises`.")
    @RequestBody(
            required = true,
            description = "The touchpoint.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TouchpointDescriptionJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewTouchpoint")))
    @ApiResponse(
            responseCode = "200",
            description = "The touchpoint as it is now.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TouchpointJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Touchpoint")))
    TouchpointJson put(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.TouchpointName String touchpoint,
            @Parameter(hidden = true) @Body byte[] body) {
        Preconditions.check(request, null);
        var id = Parameters.inPath("touchpoint", touchpoint, Touchpoint.Id::new);
        var described = Json.read(body).as(TouchpointDescriptionJson.of(id));
        return TouchpointJson.of(
                defineTouchpoint.define(partner.brand(), described, Actor.of(partner)));
    }

    @Get
    @Operation(
            operationId = "listTouchpoints",
            summary = "List touchpoints",
            description = "All touchpoints, by id. Needs the scope `promises`.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of touchpoints.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TouchpointPageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/TouchpointPage")))
    HttpResponse<TouchpointPageJson> list(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        int most = parameters.limit(limit);
        var after =
                parameters.optional(
                        "cursor",
                        cursor,
                        Cursor.of(1, parts -> new Touchpoint.Id(parts.getFirst())));
        parameters.close();
        var page = TouchpointPageJson.of(readPromises.touchpoints(partner.brand(), after, most));
        return Links.page(request, page, page.next());
    }

    @Put("/{touchpoint:[^/]+}/promises/{promise:[^/]+}")
    @Operation(
            operationId = "putPromise",
            summary = "Make a promise",
            description =
                    "Makes a promise, or its next version; the version before stays, and moments"
                            + " recorded under it keep their verdicts. The same terms again make no"
                            + " version. Needs the scope `promises`.")
    @RequestBody(
            required = true,
            description = "What is promised.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PromiseDefinitionJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewServicePromise")))
    @ApiResponse(
            responseCode = "200",
            description = "The version that is now the latest.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PromiseJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/ServicePromise")))
    PromiseJson putPromise(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.TouchpointName String touchpoint,
            @Described.PromiseName String promise,
            @Parameter(hidden = true) @Body byte[] body) {
        Preconditions.check(request, null);
        var place =
                new Promises.Place(
                        Parameters.inPath("touchpoint", touchpoint, Touchpoint.Id::new),
                        Parameters.inPath("promise", promise, Promise.Id::new));
        var definition = Json.read(body).as(PromiseDefinitionJson::read);
        return PromiseJson.of(
                definePromise.define(
                        partner.brand(),
                        place,
                        definition.terms(),
                        definition.validFrom(),
                        Actor.of(partner)));
    }

    @Get("/{touchpoint:[^/]+}/promises")
    @Operation(
            operationId = "listPromises",
            summary = "List promises",
            description =
                    "The promises of a touchpoint as they hold now, or held at another time, by id."
                            + " Needs the scope `promises`.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of promises.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PromisePageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/ServicePromisePage")))
    HttpResponse<PromisePageJson> listPromises(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.TouchpointName String touchpoint,
            @Parameter(
                            description = "As they held then; the default is now.",
                            example = "2026-03-01T00:00:00Z",
                            schema =
                                    @Schema(
                                            type = "string",
                                            format = "date-time",
                                            maxLength = Wire.TIME))
                    @Nullable
                    @QueryValue
                    String asOf,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        var when = parameters.optional("asOf", asOf, Rfc3339::instant);
        int most = parameters.limit(limit);
        var after =
                parameters.optional(
                        "cursor", cursor, Cursor.of(1, parts -> new Promise.Id(parts.getFirst())));
        parameters.close();
        var id = Parameters.named("touchpoint", touchpoint, Touchpoint.Id::new);
        return switch (readPromises.promises(partner.brand(), id, when, after, most)) {
            case ReadPromises.Outcome.Found(var promises) -> {
                var page = PromisePageJson.of(promises);
                yield Links.page(request, page, page.next());
            }
            case ReadPromises.Outcome.UnknownTouchpoint() ->
                    throw Refusal.notFound("touchpoint " + id);
        };
    }
}
