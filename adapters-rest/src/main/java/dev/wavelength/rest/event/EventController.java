package dev.wavelength.rest.event;

import dev.wavelength.application.event.ReadEvents;
import dev.wavelength.domain.brand.Credential;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.value.InvalidValue;
import dev.wavelength.rest.http.Api;
import dev.wavelength.rest.http.Described;
import dev.wavelength.rest.http.Links;
import dev.wavelength.rest.http.Parameters;
import dev.wavelength.rest.http.RequiresScope;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

/// What happened, to be read page by page or as it happens.
@Controller("/v1/events")
@Tag(name = Api.EVENTS)
@RequiresScope(Scope.WEBHOOKS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventController {

    /// The header by which a reader of a stream says how far it came.
    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final String NOW = "now";

    private final ReadEvents readEvents;
    private final Feed feed;

    EventController(ReadEvents readEvents, Feed feed) {
        this.readEvents = readEvents;
        this.feed = feed;
    }

    @Get
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM})
    @Operation(
            operationId = "readEvents",
            summary = "Read events",
            description =
                    "What happened, in its order: customer by customer nothing comes before what"
                            + " came before it. Whoever goes on behind the last event read misses"
                            + " none; events are kept for 30 days. With `Accept: text/event-stream`"
                            + " the answer does not end: events come as they happen, each with its"
                            + " `sequence` as the id of the message, and a comment every few seconds"
                            + " while there are none. Needs the scope `webhooks`.")
    @Parameter(name = LAST_EVENT_ID, in = ParameterIn.HEADER)
    @ApiResponse(
            responseCode = "200",
            description = "Events.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = EventPageJson.class),
                        examples =
                                @ExampleObject(
                                        name = "page",
                                        ref = "#/components/examples/EventPage")),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM,
                        schema =
                                @Schema(
                                        type = "string",
                                        format = "binary",
                                        maxLength = Integer.MAX_VALUE),
                        examples =
                                @ExampleObject(
                                        name = "stream",
                                        ref = "#/components/examples/EventStream"))
            })
    HttpResponse<?> events(
            @Parameter(hidden = true) Partner partner,
            @Parameter(hidden = true) Credential shown,
            HttpRequest<?> request,
            @Parameter(
                            description =
                                    "The `sequence` of the last event read, or `now` for what is"
                                            + " still to happen; without it the feed begins with"
                                            + " the oldest event there is.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            pattern = "^([0-9a-f]{24}|now)$",
                                            maxLength = 24))
                    @Nullable
                    @QueryValue
                    String after,
            @Described.Limit @Nullable @QueryValue String limit) {
        var parameters = new Parameters();
        var last = request.getHeaders().get(LAST_EVENT_ID);
        var from = parameters.optional("after", after, EventController::place);
        var resumed = parameters.optional(LAST_EVENT_ID, last, EventController::place);
        int most = parameters.limit(limit);
        parameters.close();
        var begin = resumed != null ? resumed : from != null ? from : Event.Position.START;
        if (request.accept().contains(MediaType.TEXT_EVENT_STREAM_TYPE))
            return HttpResponse.ok(feed.open(partner, shown, begin))
                    .contentType("text/event-stream;charset=UTF-8")
                    // Proxies that gather answers before they pass them on are asked not to.
                    .header("X-Accel-Buffering", "no");
        var page = readEvents.events(partner.brand(), begin, most);
        var body = EventPageJson.of(partner.brand(), page);
        return Links.page(request, body, "after", body.next());
    }

    private static Event.Position place(String text) {
        try {
            return text.equals(NOW) ? Feed.NOW : Event.Position.of(text);
        } catch (InvalidValue unknown) {
            throw new InvalidValue("", "must be the sequence of an event, or now");
        }
    }
}
