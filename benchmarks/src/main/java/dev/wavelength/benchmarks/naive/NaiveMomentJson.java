package dev.wavelength.benchmarks.naive;

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

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A moment as it is sent.
@Serdeable
record NaiveMomentJson(
        String id,
        String customer,
        String touchpoint,
        @Nullable String channel,
        String occurredAt,
        Stakes stakes,
        @Nullable List<DeliveryJson> deliveries,
        @Nullable List<FeedbackJson> feedback) {

    @Serdeable
    record DeliveryJson(
            String promise,
            @Nullable String unit,
            Better better,
            double promised,
            @Nullable Double tolerated,
            @Nullable Double stretch,
            double value) {}

    @Serdeable
    record FeedbackJson(Instrument instrument, int score) {}

    /// What was judged.
    @Serdeable
    record AnswerJson(
            NaiveMomentJson moment, @Nullable String experience, String status, int standing) {}

    Moment moment() {
        var at = Instant.parse(occurredAt);
        return new Moment(
                new Moment.Id(id),
                new Customer(customer),
                new Touchpoint.Id(touchpoint),
                channel,
                at,
                stakes,
                deliveries == null
                        ? List.of()
                        : deliveries.stream()
                                .map(
                                        one ->
                                                new Delivery(
                                                        new Promise.Id(one.promise()),
                                                        one.unit(),
                                                        new Levels(
                                                                one.better(),
                                                                one.promised(),
                                                                one.tolerated(),
                                                                one.stretch()),
                                                        false,
                                                        one.value(),
                                                        null,
                                                        at))
                                .toList(),
                feedback == null
                        ? List.of()
                        : feedback.stream()
                                .map(one -> new Feedback(one.instrument(), one.score(), null, at))
                                .toList(),
                null,
                null);
    }
}
