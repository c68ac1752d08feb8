package dev.wavelength.domain.moment;

import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.PromiseHistory;
import dev.wavelength.domain.value.InvalidValue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A delivery as it was reported: it names a standing promise of the touchpoint, or carries its own
/// levels, or both.
public record DeliveryReport(
        Promise.Id promise,
        @Nullable String unit,
        @Nullable Better better,
        @Nullable Double promised,
        @Nullable Double tolerated,
        @Nullable Double stretch,
        boolean neverEvent,
        @Nullable Double value,
        @Nullable Instant dueAt,
        @Nullable Instant madeAt) {

    /// Binds what was reported to what this customer was promised.
    ///
    /// Its own levels win, for they are what this customer was told; then those under which the
    /// same promise is still owed on the same moment; then those of the standing promise, in the
    /// version that held when the promise was made.
    ///
    /// @param standing the versions of the promise it names
    /// @param owed the delivery still owed on the same moment and promise, if there is one
    /// @param occurredAt when the promise was made, unless anything says otherwise
    /// @throws InvalidValue if the levels are not known or cannot be
    public Delivery bind(PromiseHistory standing, @Nullable Delivery owed, Instant occurredAt) {
        var made = madeAt != null ? madeAt : owed != null ? owed.madeAt() : occurredAt;
        var terms = standing.asOf(made).map(Promise::terms);
        var told = owed != null ? owed.levels() : terms.map(Promise.Terms::levels).orElse(null);
        return new Delivery(
                promise,
                unit != null ? unit : unitOf(owed, terms),
                told == null ? ownLevels() : levelsOver(told),
                neverEvent
                        || (owed != null && owed.neverEvent())
                        || terms.map(Promise.Terms::neverEvent).orElse(false),
                value,
                dueAt != null ? dueAt : owed != null ? owed.dueAt() : null,
                made);
    }

    /// All that was reported, as parts of a digest.
    List<@Nullable Object> parts() {
        return Arrays.asList(
                promise,
                unit,
                better,
                promised,
                tolerated,
                stretch,
                neverEvent,
                value,
                dueAt,
                madeAt);
    }

    private static @Nullable String unitOf(@Nullable Delivery owed, Optional<Promise.Terms> terms) {
        if (owed != null && owed.unit() != null) return owed.unit();
        return terms.map(Promise.Terms::unit).orElse(null);
    }

    private Levels ownLevels() {
        if (better == null || promised == null)
            throw new InvalidValue(
                    "",
                    "promise %s did not stand at this touchpoint when it was made: declare it, or send better and promised with the delivery"
                            .formatted(promise));
        return new Levels(better, promised, tolerated, stretch);
    }

    private Levels levelsOver(Levels told) {
        if (promised != null)
            return new Levels(
                    better == null ? told.better() : better, promised, tolerated, stretch);
        if (better != null && better != told.better())
            throw new InvalidValue(
                    "better",
                    "is %s on the promise: to tell this customer otherwise, send promised as well"
                            .formatted(told.better()));
        return new Levels(
                told.better(),
                told.promised(),
                tolerated == null ? told.tolerated() : tolerated,
                stretch == null ? told.stretch() : stretch);
    }
}
