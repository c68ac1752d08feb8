package dev.wavelength.contract.broken;

import dev.wavelength.contract.broken.BrokenAdapters.Broken;
import dev.wavelength.contract.event.EventAdapters;
import dev.wavelength.contract.event.InMemoryEvents;
import dev.wavelength.contract.event.InMemoryWebhooks;
import dev.wavelength.contract.journal.InMemoryMoments;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Dispatch;
import dev.wavelength.domain.event.Dispatches;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.event.Events;
import dev.wavelength.domain.event.Receivers;
import dev.wavelength.domain.event.Webhook;
import dev.wavelength.domain.event.Webhooks;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Adapters that tell of what happened and break one rule each.
final class BrokenTelling {

    private BrokenTelling() {}

    static List<Broken> all() {
        var all = new ArrayList<Broken>();
        all.addAll(announcing());
        all.addAll(registering());
        all.addAll(dispatching());
        all.addAll(sending());
        return all;
    }

    private static Broken events(String rule, String how, Function<Events, Events> breaking) {
        return new Broken(rule, how, ports -> ports.with(breaking.apply(ports.telling().events())));
    }

    private static List<Broken> announcing() {
        return List.of(
                events(
                        "E1",
                        "leaves the data out",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public void announce(Brand.Id brand, List<Event> events) {
                                        super.announce(
                                                brand,
                                                events.stream().map(BrokenTelling::bare).toList());
                                    }
                                }),
                events(
                        "E1",
                        "tells all brands of all",
                        real ->
                                new ToEvents(real) {
                                    private static final Brand.Id ONE = new Brand.Id("one-for-all");

                                    @Override
                                    public void announce(Brand.Id brand, List<Event> events) {
                                        super.announce(ONE, events);
                                    }

                                    @Override
                                    public Map<Brand.Id, List<Announced>> after(
                                            Map<Brand.Id, Event.Position> places, int limit) {
                                        var told = new HashMap<Brand.Id, List<Announced>>();
                                        places.forEach(
                                                (brand, place) ->
                                                        super.after(Map.of(ONE, place), limit)
                                                                .forEach(
                                                                        (one, all) ->
                                                                                told.put(
                                                                                        brand,
                                                                                        all)));
                                        return told;
                                    }
                                }),
                events(
                        "E2",
                        "turns around what is announced at once",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public void announce(Brand.Id brand, List<Event> events) {
                                        super.announce(brand, events.reversed());
                                    }
                                }),
                events("E3", "numbers what is announced before it can be read", Hasty::new),
                events(
                        "E4",
                        "knows no limit",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public Map<Brand.Id, List<Announced>> after(
                                            Map<Brand.Id, Event.Position> places, int limit) {
                                        return super.after(places, Integer.MAX_VALUE);
                                    }
                                }),
                events(
                        "E5",
                        "ends at the beginning",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public Event.Position end(Brand.Id brand) {
                                        return Event.Position.START;
                                    }
                                }),
                events(
                        "E5",
                        "ends far behind",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public Event.Position end(Brand.Id brand) {
                                        return new Event.Position(Long.MAX_VALUE, 0);
                                    }
                                }),
                events(
                        "E6",
                        "forgets nothing",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public int forget(Instant before) {
                                        return 3;
                                    }
                                }),
                events(
                        "E6",
                        "forgets a day too much",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public int forget(Instant before) {
                                        return super.forget(before.plusSeconds(86_400));
                                    }
                                }),
                events(
                        "E7",
                        "forgets nothing of a customer",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public int forget(Brand.Id brand, Customer customer) {
                                        return 2;
                                    }
                                }),
                events(
                        "E7",
                        "forgets all customers",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public int forget(Brand.Id brand, Customer customer) {
                                        super.forget(brand, new Customer("c-2"));
                                        return super.forget(brand, customer);
                                    }
                                }),
                events(
                        "E8",
                        "tells of everybody",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public List<Announced> of(
                                            Brand.Id brand,
                                            Customer customer,
                                            Event.Position after,
                                            int limit) {
                                        return after(Map.of(brand, after), limit)
                                                .getOrDefault(brand, List.of());
                                    }
                                }),
                events(
                        "E8",
                        "begins anew each time",
                        real ->
                                new ToEvents(real) {
                                    @Override
                                    public List<Announced> of(
                                            Brand.Id brand,
                                            Customer customer,
                                            Event.Position after,
                                            int limit) {
                                        return super.of(
                                                brand, customer, Event.Position.START, limit);
                                    }
                                }),
                new Broken(
                        "M17",
                        "announces nothing",
                        ports ->
                                over(
                                        ports,
                                        new InMemoryMoments(
                                                ports.rulebooks(),
                                                ports.touchpoints(),
                                                new InMemoryEvents()))),
                new Broken(
                        "M17",
                        "announces twice",
                        ports ->
                                over(
                                        ports,
                                        new InMemoryMoments(
                                                ports.rulebooks(),
                                                ports.touchpoints(),
                                                new ToEvents(ports.news()) {
                                                    @Override
                                                    public void announce(
                                                            Brand.Id brand, List<Event> events) {
                                                        super.announce(brand, events);
                                                        super.announce(brand, events);
                                                    }
                                                }))),
                new Broken("M18", "tells nothing of recoveries", BrokenTelling::secretive),
                new Broken("V9", "tells nothing of recoveries", BrokenTelling::secretive));
    }

    private static Ports secretive(Ports ports) {
        return over(
                ports,
                new InMemoryMoments(
                        ports.rulebooks(),
                        ports.touchpoints(),
                        new ToEvents(ports.news()) {
                            @Override
                            public void announce(Brand.Id brand, List<Event> events) {
                                super.announce(
                                        brand,
                                        events.stream()
                                                .filter(one -> !one.data().containsKey("recovery"))
                                                .toList());
                            }
                        }));
    }

    private static Ports over(Ports ports, InMemoryMoments moments) {
        return ports.with(moments)
                .with(moments.chains())
                .with(moments.tallies())
                .with(moments.recoveries());
    }

    private static Event bare(Event event) {
        return new Event(
                event.id(), event.type(), event.subject(), event.at(), event.customer(), Map.of());
    }

    /// Takes a number first and announces later, as a sequence of a database would.
    private static final class Hasty extends ToEvents {

        private final List<List<Event>> late = new ArrayList<>();
        private Brand.@Nullable Id of;

        Hasty(Events real) {
            super(real);
        }

        @Override
        public synchronized void announce(Brand.Id brand, List<Event> events) {
            if (of == null && events.getFirst().subject().equals("c-1")) {
                of = brand;
                late.add(events);
                return;
            }
            super.announce(brand, events);
        }
    }

    private static Broken webhooks(String rule, String how, Function<Webhooks, Webhooks> breaking) {
        return new Broken(
                rule, how, ports -> ports.with(breaking.apply(ports.telling().webhooks())));
    }

    private static List<Broken> registering() {
        return List.of(
                webhooks(
                        "W1",
                        "sends everything to everybody",
                        real ->
                                new ToWebhooks(real) {
                                    @Override
                                    public Optional<Webhook> find(Brand.Id brand, Webhook.Id id) {
                                        return super.find(brand, id)
                                                .map(
                                                        one ->
                                                                Webhook.of(
                                                                        one.brand(),
                                                                        one.id(),
                                                                        one.address(),
                                                                        Set.of(),
                                                                        one.createdAt()));
                                    }
                                }),
                webhooks(
                        "W2",
                        "knows no claims",
                        real ->
                                new ToWebhooks(real) {
                                    @Override
                                    public Registration register(
                                            Webhook webhook, @Nullable Claim claim) {
                                        return super.register(webhook, null);
                                    }
                                }),
                webhooks(
                        "W3",
                        "looks at the key of a claim alone",
                        real ->
                                new ToWebhooks(real) {
                                    @Override
                                    public Registration register(
                                            Webhook webhook, @Nullable Claim claim) {
                                        return super.register(
                                                webhook,
                                                claim == null
                                                        ? null
                                                        : new Claim(
                                                                claim.caller(),
                                                                claim.key(),
                                                                Digest.of()));
                                    }
                                }),
                new Broken(
                        "W4",
                        "knows no bounds",
                        ports -> ports.with(new Boundless(ports.telling().webhooks()))),
                webhooks(
                        "W5",
                        "lists the last first",
                        real ->
                                new ToWebhooks(real) {
                                    @Override
                                    public List<Webhook> list(
                                            Brand.Id brand, Webhook.@Nullable Id after, int limit) {
                                        return super.list(brand, after, limit).reversed();
                                    }
                                }),
                webhooks(
                        "W6",
                        "disables what is to be removed",
                        real ->
                                new ToWebhooks(real) {
                                    @Override
                                    public Optional<Webhook> remove(Brand.Id brand, Webhook.Id id) {
                                        var found = super.find(brand, id);
                                        disable(brand, id, Webhook.Disabled.GONE);
                                        return found;
                                    }
                                }),
                webhooks(
                        "W7",
                        "keeps the secret it has",
                        real ->
                                new ToWebhooks(real) {
                                    @Override
                                    public Optional<Webhook> renewSecret(
                                            Brand.Id brand, Webhook.Id id, Instant now) {
                                        return find(brand, id);
                                    }
                                }),
                webhooks(
                        "W8",
                        "never enables",
                        real ->
                                new ToWebhooks(real) {
                                    @Override
                                    public Optional<Webhook> disable(
                                            Brand.Id brand,
                                            Webhook.Id id,
                                            Webhook.@Nullable Disabled why) {
                                        return why == null
                                                ? find(brand, id)
                                                : super.disable(brand, id, why);
                                    }
                                }));
    }

    /// Keeps one too many, in a brand of its own.
    private static final class Boundless extends ToWebhooks {

        Boundless(Webhooks real) {
            super(real);
        }

        @Override
        public Registration register(Webhook webhook, @Nullable Claim claim) {
            var said = super.register(webhook, claim);
            return said instanceof Registration.Full ? new Registration.Registered(webhook) : said;
        }
    }

    private static Broken dispatches(
            String rule, String how, Function<Dispatches, Dispatches> breaking) {
        return new Broken(
                rule, how, ports -> ports.with(breaking.apply(ports.telling().dispatches())));
    }

    private static List<Broken> dispatching() {
        return List.of(
                new Broken(
                        "D1",
                        "sends what was announced long before",
                        ports -> {
                            var events =
                                    new ToEvents(ports.telling().events()) {
                                        @Override
                                        public Event.Position end(Brand.Id brand) {
                                            return Event.Position.START;
                                        }
                                    };
                            var webhooks = new InMemoryWebhooks(events);
                            return ports.with(
                                    new EventAdapters(
                                            ports.telling().brands(),
                                            events,
                                            webhooks,
                                            webhooks.dispatches()));
                        }),
                new Broken(
                        "D2",
                        "plans each event twice",
                        ports -> {
                            var events = ports.telling().events();
                            var webhooks =
                                    new InMemoryWebhooks(
                                            new ToEvents(events) {
                                                @Override
                                                public Map<Brand.Id, List<Announced>> after(
                                                        Map<Brand.Id, Event.Position> places,
                                                        int limit) {
                                                    var told =
                                                            new HashMap<
                                                                    Brand.Id, List<Announced>>();
                                                    super.after(places, limit)
                                                            .forEach(
                                                                    (brand, all) ->
                                                                            told.put(
                                                                                    brand,
                                                                                    twice(all)));
                                                    return told;
                                                }
                                            });
                            return ports.with(
                                    new EventAdapters(
                                            ports.telling().brands(),
                                            events,
                                            webhooks,
                                            webhooks.dispatches()));
                        }),
                dispatches(
                        "D3",
                        "gives out what it has given out",
                        real ->
                                new ToDispatches(real) {
                                    @Override
                                    public List<Due> take(
                                            Instant now,
                                            Instant until,
                                            int share,
                                            Collection<Webhook.Id> busy) {
                                        return super.take(now, now, share, busy);
                                    }
                                }),
                new Broken(
                        "D4",
                        "knows no customers",
                        ports -> {
                            var events = ports.telling().events();
                            var webhooks = new InMemoryWebhooks(anonymous(events));
                            return ports.with(
                                    new EventAdapters(
                                            ports.telling().brands(),
                                            events,
                                            webhooks,
                                            webhooks.dispatches()));
                        }),
                dispatches(
                        "D5",
                        "gives out all there is",
                        real ->
                                new ToDispatches(real) {
                                    @Override
                                    public List<Due> take(
                                            Instant now,
                                            Instant until,
                                            int share,
                                            Collection<Webhook.Id> busy) {
                                        return super.take(now, until, Integer.MAX_VALUE, busy);
                                    }
                                }),
                dispatches(
                        "D5",
                        "heeds nobody who is busy",
                        real ->
                                new ToDispatches(real) {
                                    @Override
                                    public List<Due> take(
                                            Instant now,
                                            Instant until,
                                            int share,
                                            Collection<Webhook.Id> busy) {
                                        return super.take(now, until, share, List.of());
                                    }
                                }),
                dispatches(
                        "D6",
                        "believes those who come too late",
                        real ->
                                new ToDispatches(real) {
                                    @Override
                                    public Optional<Dispatch> settle(
                                            Due due,
                                            Dispatch.Status status,
                                            Dispatch.Attempt attempt,
                                            @Nullable Instant again) {
                                        for (int n = due.attempt(); n < due.attempt() + 9; n++) {
                                            var settled =
                                                    super.settle(
                                                            new Due(
                                                                    due.webhook(),
                                                                    due.announced(),
                                                                    n),
                                                            status,
                                                            attempt,
                                                            again);
                                            if (settled.isPresent()) return settled;
                                        }
                                        return Optional.empty();
                                    }
                                }),
                dispatches(
                        "D7",
                        "takes every failure for the first",
                        real ->
                                new ToDispatches(real) {
                                    @Override
                                    public Optional<Dispatch> settle(
                                            Due due,
                                            Dispatch.Status status,
                                            Dispatch.Attempt attempt,
                                            @Nullable Instant again) {
                                        super.settle(
                                                new Due(due.webhook(), due.announced(), -1),
                                                Dispatch.Status.DELIVERED,
                                                attempt,
                                                null);
                                        return super.settle(due, status, attempt, again);
                                    }
                                }),
                dispatches(
                        "D8",
                        "lists the oldest first",
                        real ->
                                new ToDispatches(real) {
                                    @Override
                                    public List<Dispatch> list(
                                            Brand.Id brand,
                                            Webhook.Id webhook,
                                            Event.@Nullable Position before,
                                            int limit) {
                                        return super.list(brand, webhook, before, limit).reversed();
                                    }
                                }),
                dispatches(
                        "D9",
                        "lets what is asked for again wait a while",
                        real ->
                                new ToDispatches(real) {
                                    @Override
                                    public Optional<Dispatch> again(
                                            Brand.Id brand,
                                            Webhook.Id webhook,
                                            Event.Position position,
                                            Instant now) {
                                        return super.again(
                                                brand, webhook, position, now.plusSeconds(5));
                                    }
                                }),
                dispatches(
                        "D10",
                        "forgets a day too much",
                        real ->
                                new ToDispatches(real) {
                                    @Override
                                    public int forget(Instant before) {
                                        return super.forget(before.plusSeconds(86_400));
                                    }
                                }));
    }

    /// Each event twice, the second time a little behind itself.
    private static List<Announced> twice(List<Announced> all) {
        var twice = new ArrayList<Announced>();
        for (var one : all) {
            var place = one.position();
            twice.add(one);
            twice.add(
                    new Announced(
                            new Event.Position(place.step(), place.number() + 1_000), one.event()));
        }
        return twice;
    }

    private static Events anonymous(Events real) {
        return new ToEvents(real) {
            @Override
            public Map<Brand.Id, List<Announced>> after(
                    Map<Brand.Id, Event.Position> places, int limit) {
                var told = new HashMap<Brand.Id, List<Announced>>();
                super.after(places, limit)
                        .forEach(
                                (brand, all) ->
                                        told.put(
                                                brand,
                                                all.stream()
                                                        .map(
                                                                one ->
                                                                        new Announced(
                                                                                one.position(),
                                                                                ofNobody(
                                                                                        one
                                                                                                .event())))
                                                        .toList()));
                return told;
            }
        };
    }

    private static Event ofNobody(Event event) {
        return new Event(event.id(), event.type(), event.subject(), event.at(), null, event.data());
    }

    private static Broken receivers(
            String rule, String how, Function<Receivers, Receivers> breaking) {
        return new Broken(rule, how, ports -> ports.with(breaking.apply(ports.receivers())));
    }

    private static List<Broken> sending() {
        return List.of(
                new Broken("S1", "keeps nothing", ports -> ports.signing(candidate -> candidate)),
                receivers(
                        "X1",
                        "makes another secret each time",
                        real ->
                                new ToReceivers(real) {
                                    @Override
                                    public String secret(Webhook webhook, Webhook.Secret secret) {
                                        return "whsec_" + UUID.randomUUID();
                                    }
                                }),
                receivers(
                        "X1",
                        "makes the same secret for all",
                        real ->
                                new ToReceivers(real) {
                                    @Override
                                    public String secret(Webhook webhook, Webhook.Secret secret) {
                                        return "whsec_c2VjcmV0";
                                    }
                                }),
                receivers(
                        "X2",
                        "takes silence for consent",
                        real ->
                                new ToReceivers(real) {
                                    @Override
                                    public Answer send(
                                            Webhook webhook, Announced announced, Instant now) {
                                        var answer = super.send(webhook, announced, now);
                                        return answer.status() == null
                                                ? new Answer(200, "")
                                                : answer;
                                    }
                                }),
                receivers(
                        "X3",
                        "names an event anew each time",
                        real ->
                                new ToReceivers(real) {
                                    @Override
                                    public Answer send(
                                            Webhook webhook, Announced announced, Instant now) {
                                        var event = announced.event();
                                        return super.send(
                                                webhook,
                                                new Announced(
                                                        announced.position(),
                                                        new Event(
                                                                new Event.Id(
                                                                        UUID.randomUUID()
                                                                                .toString()),
                                                                event.type(),
                                                                event.subject(),
                                                                event.at(),
                                                                event.customer(),
                                                                event.data())),
                                                now);
                                    }
                                }));
    }

    static class ToEvents implements Events {
        private final Events real;

        ToEvents(Events real) {
            this.real = real;
        }

        @Override
        public void announce(Brand.Id brand, List<Event> events) {
            real.announce(brand, events);
        }

        @Override
        public Map<Brand.Id, List<Announced>> after(
                Map<Brand.Id, Event.Position> places, int limit) {
            return real.after(places, limit);
        }

        @Override
        public Event.Position end(Brand.Id brand) {
            return real.end(brand);
        }

        @Override
        public int forget(Instant before) {
            return real.forget(before);
        }

        @Override
        public int forget(Brand.Id brand, Customer customer) {
            return real.forget(brand, customer);
        }

        @Override
        public List<Announced> of(
                Brand.Id brand, Customer customer, Event.Position after, int limit) {
            return real.of(brand, customer, after, limit);
        }
    }

    static class ToWebhooks implements Webhooks {
        private final Webhooks real;

        ToWebhooks(Webhooks real) {
            this.real = real;
        }

        @Override
        public Registration register(Webhook webhook, @Nullable Claim claim) {
            return real.register(webhook, claim);
        }

        @Override
        public Optional<Webhook> find(Brand.Id brand, Webhook.Id id) {
            return real.find(brand, id);
        }

        @Override
        public List<Webhook> list(Brand.Id brand, Webhook.@Nullable Id after, int limit) {
            return real.list(brand, after, limit);
        }

        @Override
        public Optional<Webhook> renewSecret(Brand.Id brand, Webhook.Id id, Instant now) {
            return real.renewSecret(brand, id, now);
        }

        @Override
        public Optional<Webhook> disable(
                Brand.Id brand, Webhook.Id id, Webhook.@Nullable Disabled why) {
            return real.disable(brand, id, why);
        }

        @Override
        public Optional<Webhook> remove(Brand.Id brand, Webhook.Id id) {
            return real.remove(brand, id);
        }
    }

    static class ToDispatches implements Dispatches {
        private final Dispatches real;

        ToDispatches(Dispatches real) {
            this.real = real;
        }

        @Override
        public int plan(Instant now, int limit) {
            return real.plan(now, limit);
        }

        @Override
        public List<Due> take(Instant now, Instant until, int share, Collection<Webhook.Id> busy) {
            return real.take(now, until, share, busy);
        }

        @Override
        public Optional<Dispatch> settle(
                Due due,
                Dispatch.Status status,
                Dispatch.Attempt attempt,
                @Nullable Instant again) {
            return real.settle(due, status, attempt, again);
        }

        @Override
        public List<Dispatch> list(
                Brand.Id brand, Webhook.Id webhook, Event.@Nullable Position before, int limit) {
            return real.list(brand, webhook, before, limit);
        }

        @Override
        public Optional<Dispatch> again(
                Brand.Id brand, Webhook.Id webhook, Event.Position position, Instant now) {
            return real.again(brand, webhook, position, now);
        }

        @Override
        public int forget(Instant before) {
            return real.forget(before);
        }
    }

    static class ToReceivers implements Receivers {
        private final Receivers real;

        ToReceivers(Receivers real) {
            this.real = real;
        }

        @Override
        public Answer send(Webhook webhook, Announced announced, Instant now) {
            return real.send(webhook, announced, now);
        }

        @Override
        public String secret(Webhook webhook, Webhook.Secret secret) {
            return real.secret(webhook, secret);
        }

        @Override
        public Optional<String> objection(Webhook.Address address) {
            return real.objection(address);
        }
    }
}
