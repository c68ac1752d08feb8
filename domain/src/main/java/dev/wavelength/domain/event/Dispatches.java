package dev.wavelength.domain.event;

import dev.wavelength.domain.brand.Brand;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Driven port: for handing events to webhooks, each once and in order, until they have arrived.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | D1 | plan, for each enabled webhook, what it wants of all announced since it was registered |
/// | D2 | plan each event once, however many plan at once |
/// | D3 | give out what is due to one taker alone, until it is settled or its time is up |
/// | D4 | hold back a customer's later events while an earlier one is pending, and nobody else's |
/// | D5 | give out at most `share` of one webhook, and nothing of those that are busy or disabled |
/// | D6 | settle what was given out last, and leave alone what has been given out again since |
/// | D7 | note since when a webhook fails, until something arrives there |
/// | D8 | list the newest first, from just behind `before`; keep brands and webhooks apart |
/// | D9 | make due what is asked for again, unless it is held back; count settled ones anew |
/// | D10 | forget dispatches of events before an instant, and no others |
public interface Dispatches {

    /// What is given out: to be tried once, and settled.
    ///
    /// @param attempt which one, from 1
    record Due(Webhook webhook, Announced announced, int attempt) {}

    /// Plans what was announced and is planned for nobody yet.
    ///
    /// @param limit how much of each webhook
    /// @return how much; if there is none, all is planned
    int plan(Instant now, int limit);

    /// Gives out what is due.
    ///
    /// @param until when it is due again unless it is settled before
    /// @param share how much of one webhook
    /// @param busy webhooks of which nothing is wanted
    List<Due> take(Instant now, Instant until, int share, Collection<Webhook.Id> busy);

    /// Settles what was given out.
    ///
    /// @param again when it is tried again; none if it is not
    /// @return how the dispatch stands now; none if it was not changed
    Optional<Dispatch> settle(
            Due due, Dispatch.Status status, Dispatch.Attempt attempt, @Nullable Instant again);

    /// The dispatches to a webhook.
    List<Dispatch> list(
            Brand.Id brand, Webhook.Id webhook, Event.@Nullable Position before, int limit);

    /// Makes a dispatch due.
    ///
    /// @return how it stands since
    Optional<Dispatch> again(
            Brand.Id brand, Webhook.Id webhook, Event.Position position, Instant now);

    /// Forgets dispatches of events from before an instant.
    ///
    /// @return how many
    int forget(Instant before);
}
