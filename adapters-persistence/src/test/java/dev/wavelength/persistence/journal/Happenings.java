package dev.wavelength.persistence.journal;

import dev.wavelength.contract.brand.BrandBuilder;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.journal.Draft;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.value.Instants;
import dev.wavelength.domain.verdict.Rulebook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What may happen to a brand's few customers, by chance: ids come again, moments come late, and
/// evidence is of every kind. Texts would be SQL if they were let.
final class Happenings {

    private static final Instant BEGIN = Instant.parse("2026-03-28T20:00:00.000001Z");

    private final RandomGenerator random;
    private final Brand brand;
    private final int ids;

    /// @param ids how many different moments there may be
    Happenings(RandomGenerator random, Brand brand, int ids) {
        this.random = random;
        this.brand = brand;
        this.ids = ids;
    }

    static Brand brand() {
        return BrandBuilder.aBrand().in("America/New_York").build();
    }

    /// A batch of drafts.
    List<Draft> batch(int size, Rulebook rulebook) {
        return IntStream.range(0, size).mapToObj(i -> draft(rulebook)).toList();
    }

    /// A draft; now and then under an id, or with content, that came before.
    Draft draft(Rulebook rulebook) {
        var moment = moment(random.nextInt(ids), random.nextInt(12));
        return DraftBuilder.draft(brand, moment).judgedBy(rulebook).recordedAt(now()).build();
    }

    /// A time at which something becomes known: as a rule soon, and seldom late.
    Instant now() {
        return random.nextInt(4) == 0
                ? DraftBuilder.NOW
                : BEGIN.plus(Duration.ofMinutes(random.nextInt(4_000)));
    }

    /// A step in some recovery.
    Step step(Instant now) {
        return switch (random.nextInt(8)) {
            case 0 -> new Step.Passed(now, one(random, Step.Deadline.values()), now);
            case 1, 2, 3 -> new Step.Said(now, feedback(), one(random, Word.Effect.values()));
            default -> {
                var action = one(random, Step.Action.values());
                yield new Step.Taken(
                        now,
                        action,
                        "someone at the desk",
                        action == Step.Action.ASSIGN ? "whoever is in' or true --" : null,
                        action == Step.Action.NOTE ? "later'); drop table recovery; --" : null);
            }
        };
    }

    /// The same for the same number and variant; of most moments there is only one variant.
    private Moment moment(int number, int variant) {
        var chance = new java.util.Random(number * 31L + (variant == 0 ? 1 : 0));
        var builder =
                MomentBuilder.aMoment("m-" + number)
                        .of("c-" + (chance.nextInt(8) == 0 ? chance.nextInt(5) : number % 5))
                        .at("t-" + chance.nextInt(3))
                        .occurredAt(occurredAt(chance))
                        .stakes(one(chance, Stakes.values()));
        if (chance.nextInt(3) == 0) builder.by("phone");
        if (chance.nextInt(6) == 0)
            builder.beyondPromise("Brought it up; drop table moment; --\n$1 ? Ä €");
        if (chance.nextInt(3) == 0) {
            int other = chance.nextInt(4) == 0 ? number + 1 : Math.max(0, number - 5);
            if (other != number) builder.recovering("m-" + other);
        }
        for (int i = chance.nextInt(3); i > 0; i--) builder.delivered(delivery(chance));
        for (int i = chance.nextInt(3); i > 0; i--) builder.said(feedback(chance));
        return builder.build();
    }

    private static Instant occurredAt(RandomGenerator chance) {
        return switch (chance.nextInt(40)) {
            case 0 -> Instants.EARLIEST;
            case 1 -> Instants.LATEST;
            case 2 -> Instant.parse("1582-10-10T12:00:00Z");
            default -> BEGIN.plus(Duration.ofMinutes(chance.nextInt(60) * 37L));
        };
    }

    Delivery delivery() {
        return delivery(random);
    }

    private static Delivery delivery(RandomGenerator chance) {
        boolean owed = chance.nextInt(6) == 0;
        var at = BEGIN.plus(Duration.ofMinutes(chance.nextInt(3)));
        return new Delivery(
                new Promise.Id("p-" + chance.nextInt(3)),
                chance.nextBoolean() ? "days" : null,
                chance.nextBoolean()
                        ? new Levels(Better.LOWER, 4, 5.25, 0.1 + 0.2)
                        : new Levels(Better.HIGHER, 1e-300, -0.0, null),
                chance.nextInt(10) == 0,
                owed ? null : (double) chance.nextInt(8),
                owed || chance.nextBoolean() ? at.plusSeconds(chance.nextInt(2)) : null,
                at);
    }

    Feedback feedback() {
        return feedback(random);
    }

    private static Feedback feedback(RandomGenerator chance) {
        var instrument = one(chance, Instrument.values());
        return new Feedback(
                instrument,
                instrument.scored()
                        ? chance.nextInt(instrument.lowest(), instrument.highest() + 1)
                        : null,
                chance.nextBoolean() ? "“so-so”'); delete from chain; --\n\t\\u0000 é" : null,
                BEGIN.plus(Duration.ofHours(chance.nextInt(3))));
    }

    static <T> T one(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
