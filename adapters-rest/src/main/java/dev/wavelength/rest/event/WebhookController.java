package dev.wavelength.rest.event;

import dev.wavelength.application.event.MaintainWebhook;
import dev.wavelength.application.event.ReadWebhooks;
import dev.wavelength.application.event.RegisterWebhook;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.value.Fault;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.IdempotencyKey;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.Preconditions;
import dev.wavelength.rest.http.Problem;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
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

import java.util.List;

/// Places of partners to which events are sent.
@Controller("/v1/webhooks")
@Tag(name = Api.EVENTS)
@RequiresScope(Scope.WEBHOOKS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {

    private final RegisterWebhook registerWebhook;
    private final ReadWebhooks readWebhooks;
    private final MaintainWebhook maintainWebhook;

    WebhookController(
            RegisterWebhook registerWebhook,
            ReadWebhooks readWebhooks,
            MaintainWebhook maintainWebhook) {
        this.registerWebhook = registerWebhook;
        this.readWebhooks = readWebhooks;
        this.maintainWebhook = maintainWebhook;
    }

    @Post
    @Operation(
            operationId = "registerWebhook",
            summary = "Register a webhook",
            description =
                    "Has events sent to you, as Standard Webhooks has it: each as a POST of a"
                            + " CloudEvent, signed with the secret, which is told this once. A customer's"
                            + " events come in their order. What is not answered with 2xx is sent again"
                            + " for three days. The same registration under the same Idempotency-Key"
                            + " again is 200, without the secret. Needs the scope `webhooks`.")
    @Described.Idempotent
    @RequestBody(
            required = true,
            description = "The webhook.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookRegistrationJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/NewWebhook")))
    @ApiResponse(
            responseCode = "201",
            description = "Registered, with its secret.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Webhook")))
    @ApiResponse(
            responseCode = "200",
            description = "Registered before under this Idempotency-Key; the secret was told then.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/WebhookAgain")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Conflict")
    HttpResponse<WebhookJson> register(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Parameter(hidden = true) @Body byte[] body) {
        var key = IdempotencyKey.of(request).orElse(null);
        var asked = Json.read(body).as(WebhookRegistrationJson::read);
        return switch (registerWebhook.register(
                partner.brand(),
                asked.address(),
                asked.types(),
                key == null
                        ? null
                        : key.claim(
                                "partner/" + partner.name(),
                                "webhook",
                                asked.address(),
                                asked.types().stream().sorted().toList()),
                Actor.of(partner))) {
            case RegisterWebhook.Outcome.Registered(var webhook, var secret) ->
                    HttpResponse.<WebhookJson>created(Links.to("v1", "webhooks", webhook.id()))
                            .body(WebhookJson.of(webhook, secret));
            case RegisterWebhook.Outcome.RegisteredBefore(var webhook) ->
                    HttpResponse.ok(WebhookJson.of(webhook, null));
            case RegisterWebhook.Outcome.Refused(var reason) ->
                    throw Refusal.of(List.of(new Fault("/url", reason)));
            case RegisterWebhook.Outcome.Full() ->
                    throw new Refusal(
                            Problem.TOO_MANY_WEBHOOKS,
                            "There are %d webhooks already: remove one first."
                                    .formatted(Webhook.MOST));
            case RegisterWebhook.Outcome.KeyReused() -> throw IdempotencyKey.reused();
        };
    }

    @Get
    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description =
                    "The webhooks of the brand, the oldest first. Needs the scope `webhooks`.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of webhooks.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookPageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            ref = "#/components/examples/WebhookPage")))
    HttpResponse<WebhookPageJson> list(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        int most = parameters.limit(limit);
        var after = parameters.optional("cursor", cursor, WebhookPageJson.AFTER);
        parameters.close();
        var page = WebhookPageJson.of(readWebhooks.webhooks(partner.brand(), after, most));
        return Links.page(request, page, page.next());
    }

    @Get("/{id:[^/]+}")
    @Operation(
            operationId = "readWebhook",
            summary = "Read a webhook",
            description =
                    "The webhook, and whether events arrive there. Needs the scope `webhooks`.")
    @ApiResponse(
            responseCode = "200",
            description = "The webhook.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/WebhookAgain")))
    WebhookJson read(@Parameter(hidden = true) Partner partner, @Described.WebhookId String id) {
        return WebhookJson.of(find(partner, id), null);
    }

    @Delete("/{id:[^/]+}")
    @Operation(
            operationId = "removeWebhook",
            summary = "Remove a webhook",
            description =
                    "Nothing more is sent there, and what was is forgotten. Needs the scope"
                            + " `webhooks`.")
    @ApiResponse(responseCode = "204", description = "Removed.")
    HttpResponse<Void> remove(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.WebhookId String id) {
        Preconditions.check(request, null);
        if (maintainWebhook.remove(partner.brand(), webhookId(id), Actor.of(partner)).isEmpty())
            throw notFound(id);
        return HttpResponse.noContent();
    }

    @Post("/{id:[^/]+}/secret")
    @Operation(
            operationId = "renewWebhookSecret",
            summary = "Renew a webhook's secret",
            description =
                    "Makes a new secret, told this once. For 24 hours events are signed with the"
                            + " old one as well, so that receivers can change over. Safe to repeat:"
                            + " each makes one more secret, and up to five sign side by side."
                            + " Needs the scope `webhooks`.")
    @ApiResponse(
            responseCode = "200",
            description = "The webhook, with its new secret.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/Webhook")))
    WebhookJson renewSecret(
            @Parameter(hidden = true) Partner partner, @Described.WebhookId String id) {
        var renewed =
                maintainWebhook
                        .renewSecret(partner.brand(), webhookId(id), Actor.of(partner))
                        .orElseThrow(() -> notFound(id));
        return WebhookJson.of(renewed.webhook(), renewed.secret());
    }

    @Post("/{id:[^/]+}/enable")
    @Operation(
            operationId = "enableWebhook",
            summary = "Enable a webhook",
            description =
                    "Sends again where it was stopped, beginning with what is still to arrive."
                            + " Needs the scope `webhooks`.")
    @ApiResponse(
            responseCode = "200",
            description = "The webhook, enabled.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/WebhookAgain")))
    WebhookJson enable(@Parameter(hidden = true) Partner partner, @Described.WebhookId String id) {
        return WebhookJson.of(
                maintainWebhook
                        .enable(partner.brand(), webhookId(id), Actor.of(partner))
                        .orElseThrow(() -> notFound(id)),
                null);
    }

    @Get("/{id:[^/]+}/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List what is sent to a webhook",
            description =
                    "What was and is to be sent in the last 30 days, the newest event first. Needs"
                            + " the scope `webhooks`.")
    @ApiResponse(
            responseCode = "200",
            description = "One page of deliveries.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookDeliveryPageJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            ref = "#/components/examples/WebhookDeliveryPage")))
    HttpResponse<WebhookDeliveryPageJson> deliveries(
            @Parameter(hidden = true) Partner partner,
            HttpRequest<?> request,
            @Described.WebhookId String id,
            @Described.Limit @Nullable @QueryValue String limit,
            @Described.From @Nullable @QueryValue String cursor) {
        var parameters = new Parameters();
        int most = parameters.limit(limit);
        var before = parameters.optional("cursor", cursor, WebhookDeliveryPageJson.BEFORE);
        parameters.close();
        var webhook = find(partner, id);
        var page =
                WebhookDeliveryPageJson.of(
                        readWebhooks.dispatches(partner.brand(), webhook.id(), before, most));
        return Links.page(request, page, page.next());
    }

    @Post("/{id:[^/]+}/deliveries/{delivery:[^/]+}/redeliver")
    @Operation(
            operationId = "redeliverEvent",
            summary = "Send an event again",
            description =
                    "Makes a delivery due, whether or not it arrived; one that waits for an earlier"
                            + " event of the same customer goes on waiting. Needs the scope"
                            + " `webhooks`.")
    @ApiResponse(
            responseCode = "202",
            description = "It is sent soon.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookDeliveryJson.class),
                            examples =
                                    @ExampleObject(
                                            name = "example",
                                            ref = "#/components/examples/WebhookDelivery")))
    HttpResponse<WebhookDeliveryJson> redeliver(
            @Parameter(hidden = true) Partner partner,
            @Described.WebhookId String id,
            @Parameter(
                            description = "The delivery's id.",
                            example = "00000000000002f900000000",
                            schema =
                                    @Schema(
                                            type = "string",
                                            pattern = Event.Position.PATTERN,
                                            maxLength = 24))
                    String delivery) {
        var position = Parameters.named("delivery", delivery, Event.Position::of);
        var dispatch =
                maintainWebhook
                        .redispatch(partner.brand(), webhookId(id), position, Actor.of(partner))
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                "delivery %s to webhook %s"
                                                        .formatted(position, id)));
        return HttpResponse.<WebhookDeliveryJson>status(HttpStatus.ACCEPTED)
                .body(WebhookDeliveryJson.of(dispatch));
    }

    private Webhook find(Partner partner, String id) {
        return readWebhooks.webhook(partner.brand(), webhookId(id)).orElseThrow(() -> notFound(id));
    }

    private static Webhook.Id webhookId(String text) {
        return Parameters.named("webhook", text, Webhook.Id::new);
    }

    private static Refusal notFound(String id) {
        return Refusal.notFound("webhook " + id);
    }
}
