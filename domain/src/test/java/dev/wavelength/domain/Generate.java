package dev.wavelength.domain;

import dev.wavelength.domain.chain.Link;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.domain.verdict.FeltAxis;
import dev.wavelength.domain.verdict.Rulebook;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Cases for properties, small and full of ties: few promises, few levels, few instants.
public final class Generate {

    /// When generated moments are judged: amid the times at which what is owed falls due.
    public static final Instant AS_OF = Instant.parse("2026-03-10T12:00:00Z");

    private Generate() {}

    /// Any of these.
    public static <T> T anyOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Any value of an enum.
    public static <E extends Enum<E>> E any(Random random, Class<E> type) {
        return anyOf(random, Arrays.asList(type.getEnumConstants()));
    }

    /// Up to `most` of what `one` makes.
    public static <T> List<T> some(Random random, int most, Function<Random, T> one) {
        var some = new ArrayList<T>();
        for (int left = random.nextInt(most + 1); left > 0; left--) some.add(one.apply(random));
        return some;
    }

    /// The same in another order.
    public static <T> List<T> shuffled(Random random, List<T> list) {
        var shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    public static Levels levels(Random random) {
        var better = any(random, Better.class);
        double promised = random.nextInt(7) - 3;
        int worse = better == Better.LOWER ? 1 : -1;
        return new Levels(
                better,
                promised,
                random.nextBoolean() ? null : promised + worse * random.nextInt(3),
                random.nextBoolean() ? null : promised - worse * (1 + random.nextInt(2)));
    }

    public static Delivery delivery(Random random) {
        boolean owed = random.nextInt(4) == 0;
        return new Delivery(
                new Promise.Id("promise-" + random.nextInt(4)),
                random.nextBoolean() ? null : "days",
                levels(random),
                random.nextInt(8) == 0,
                owed ? null : random.nextInt(13) - 6.0 + (random.nextInt(5) == 0 ? 0.5 : 0),
                owed || random.nextBoolean() ? AS_OF.plusSeconds(random.nextInt(5) - 2) : null,
                AS_OF.minus(Duration.ofDays(9)));
    }

    public static Feedback feedback(Random random) {
        return feedback(random, any(random, Instrument.class));
    }

    public static Feedback feedback(Random random, Instrument instrument) {
        return new Feedback(
                instrument,
                instrument.scored()
                        ? (Integer)
                                (instrument.lowest()
                                        + random.nextInt(
                                                instrument.highest() - instrument.lowest() + 1))
                        : null,
                random.nextInt(4) == 0 ? "said nothing else" : null,
                AS_OF.plusSeconds(random.nextInt(4)));
    }

    public static Moment moment(Random random) {
        return moment(
                some(random, 4, Generate::delivery),
                some(random, 5, Generate::feedback),
                random.nextInt(3) == 0 ? "walked the extra mile" : null);
    }

    /// A moment with this evidence.
    public static Moment moment(
            List<Delivery> deliveries, List<Feedback> feedback, @Nullable String beyondPromise) {
        return new Moment(
                new Moment.Id("order-7781"),
                new Customer("c-1042"),
                new Touchpoint.Id("delivery"),
                null,
                Instant.parse("2026-03-02T08:14:03Z"),
                Stakes.NORMAL,
                deliveries,
                feedback,
                beyondPromise,
                null);
    }

    /// Links of one chain, at a few instants and with ids that no language would order so. None
    /// recovers another.
    public static List<Link> links(Random random) {
        return links(random, Integer.MAX_VALUE);
    }

    /// The same, of which one in so many recovers another: before it or behind, itself, or one that
    /// is not there.
    public static List<Link> links(Random random, int oneIn) {
        var ids = new ArrayList<Moment.Id>();
        int size = random.nextInt(12);
        for (int i = 0; i <= size; i++)
            ids.add(new Moment.Id("aB_9~.".charAt(random.nextInt(6)) + "-" + i));
        var links = new ArrayList<Link>();
        for (var id : ids.subList(0, size))
            links.add(
                    new Link(
                            new Position(AS_OF.plusSeconds(random.nextInt(4)), id),
                            random.nextInt(4) == 0 ? null : any(random, Experience.class),
                            any(random, FeltAxis.class),
                            random.nextInt(oneIn) == 0 ? anyOf(random, ids) : null,
                            any(random, Stakes.class),
                            Rulebook.standard(),
                            null));
        return links;
    }

    /// What was said besides of any of these links that recover no other.
    public static List<Word> words(Random random, List<Link> links) {
        var of = links.stream().filter(link -> link.recovers() == null).toList();
        return of.isEmpty()
                ? List.of()
                : some(
                        random,
                        3,
                        chance -> {
                            var on = anyOf(chance, of).position().id();
                            return new Word(
                                    on,
                                    new Position(AS_OF.plusSeconds(chance.nextInt(5)), on),
                                    any(chance, Word.Effect.class));
                        });
    }
}
