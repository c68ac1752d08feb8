package dev.wavelength.contract.moment;

import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Delivery;
import dev.wavelength.domain.moment.DeliveryReport;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.FeedbackReport;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Better;
import dev.wavelength.domain.promise.Levels;
import dev.wavelength.domain.promise.Promise;
import dev.wavelength.domain.promise.Touchpoint;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Builds moments: of an order that was to be at the door within four days.
///
/// Say when it occurred before saying what was delivered and felt: evidence is dated by it.
public final class MomentBuilder {

    /// Four days promised, five tolerated, two visibly more than promised.
    public static final Levels DAYS_TO_DOOR = new Levels(Better.LOWER, 4, 5.0, 2.0);

    private Moment.Id id = new Moment.Id("order-7781-delivery");
    private Customer customer = new Customer("c-1042");
    private Touchpoint.Id touchpoint = new Touchpoint.Id("delivery");
    private @Nullable String channel;
    private Instant occurredAt = Instant.parse("2026-03-02T08:14:03Z");
    private Stakes stakes = Stakes.NORMAL;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private @Nullable String beyondPromise;
    private Moment.@Nullable Id recovers;

    private MomentBuilder() {}

    /// A delivery to the customer c-1042 of which nothing is known yet.
    public static MomentBuilder aMoment() {
        return new MomentBuilder();
    }

    /// The same under this id.
    public static MomentBuilder aMoment(String id) {
        return new MomentBuilder().named(id);
    }

    public MomentBuilder named(String text) {
        id = new Moment.Id(text);
        return this;
    }

    public MomentBuilder of(String reference) {
        customer = new Customer(reference);
        return this;
    }

    public MomentBuilder at(String text) {
        touchpoint = new Touchpoint.Id(text);
        return this;
    }

    public MomentBuilder by(String text) {
        channel = text;
        return this;
    }

    public MomentBuilder occurredAt(String instant) {
        return occurredAt(Instant.parse(instant));
    }

    public MomentBuilder occurredAt(Instant instant) {
        occurredAt = instant;
        return this;
    }

    public MomentBuilder stakes(Stakes declared) {
        stakes = declared;
        return this;
    }

    /// Delivered in so many days, against [#DAYS_TO_DOOR]: 2 exceeds, 3 and 4 keep, 5 nearly misses
    /// and 6 misses the promise.
    public MomentBuilder delivered(double days) {
        return delivered("days-to-door", DAYS_TO_DOOR, days);
    }

    public MomentBuilder delivered(String promise, Levels levels, double value) {
        return delivered(
                new Delivery(
                        new Promise.Id(promise), "days", levels, false, value, null, occurredAt));
    }

    /// Still owed.
    public MomentBuilder owed(String promise, Levels levels, Instant dueAt) {
        return delivered(
                new Delivery(
                        new Promise.Id(promise), "days", levels, false, null, dueAt, occurredAt));
    }

    public MomentBuilder delivered(Delivery delivery) {
        deliveries.add(delivery);
        return this;
    }

    /// A score given an hour later.
    public MomentBuilder said(Instrument instrument, int score) {
        return said(new Feedback(instrument, score, null, hourLater()));
    }

    public MomentBuilder said(Feedback said) {
        feedback.add(said);
        return this;
    }

    /// Blame an hour later.
    public MomentBuilder complained(String words) {
        return said(new Feedback(Instrument.COMPLAINT, null, words, hourLater()));
    }

    /// Praise an hour later.
    public MomentBuilder praised(String words) {
        return said(new Feedback(Instrument.COMPLIMENT, null, words, hourLater()));
    }

    private Instant hourLater() {
        return occurredAt.plus(Duration.ofHours(1));
    }

    public MomentBuilder beyondPromise(String deed) {
        beyondPromise = deed;
        return this;
    }

    public MomentBuilder recovering(String text) {
        recovers = new Moment.Id(text);
        return this;
    }

    public Moment build() {
        return new Moment(
                id,
                customer,
                touchpoint,
                channel,
                occurredAt,
                stakes,
                deliveries,
                feedback,
                beyondPromise,
                recovers);
    }

    /// The same as a partner would report it, with the levels of each delivery.
    public MomentReport report() {
        return new MomentReport(
                id,
                customer,
                touchpoint,
                channel,
                occurredAt,
                stakes,
                deliveries.stream().map(MomentBuilder::report).toList(),
                feedback.stream().map(MomentBuilder::report).toList(),
                beyondPromise,
                recovers);
    }

    private static DeliveryReport report(Delivery delivery) {
        var levels = delivery.levels();
        return new DeliveryReport(
                delivery.promise(),
                delivery.unit(),
                levels.better(),
                levels.promised(),
                levels.tolerated(),
                levels.stretch(),
                delivery.neverEvent(),
                delivery.value(),
                delivery.dueAt(),
                delivery.madeAt());
    }

    private static FeedbackReport report(Feedback feedback) {
        return new FeedbackReport(
                feedback.instrument(), feedback.score(), feedback.comment(), feedback.givenAt());
    }
}
