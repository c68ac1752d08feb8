package dev.wavelength.rest.journal;

import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.value.Key;
import dev.wavelength.rest.http.JsonIn;
import dev.wavelength.rest.http.Problem;
import dev.wavelength.rest.http.ProblemJson;
import dev.wavelength.rest.http.Refusal;
import dev.wavelength.rest.moment.MomentReportJson;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// One moment among many that were sent together: read, or refused.
///
/// @param id its id, where it has one that can be
/// @param report what was read; none if it was refused
/// @param problem why it was refused; none if it was read
record Incoming(@Nullable String id, @Nullable MomentReport report, @Nullable ProblemJson problem) {

    /// Reads a moment that stands for itself.
    ///
    /// @param naming names a moment that has no id
    static Incoming read(JsonIn in, Function<MomentReport, Moment.@Nullable Id> naming) {
        var report = in.attempt(MomentReportJson::read);
        if (report == null) return refused(id(in), Refusal.of(in.faults()));
        var name = report.id() == null ? naming.apply(report) : report.id();
        return new Incoming(
                name == null ? null : name.text(),
                name == null || report.id() != null ? report : report.named(name),
                null);
    }

    /// Reads a moment that comes as an event.
    static Incoming read(JsonIn event) {
        var report = event.attempt(MomentEventJson::read);
        return report == null ? refused(null, Refusal.of(event.faults())) : of(report);
    }

    /// A moment that was read, and has a name.
    static Incoming of(MomentReport report) {
        return new Incoming(report.id() == null ? null : report.id().text(), report, null);
    }

    /// A moment that is refused before it could be read.
    static Incoming refused(@Nullable String id, Refusal refusal) {
        return new Incoming(id, null, ProblemJson.of(refusal));
    }

    /// Why this outcome is a refusal; none if it is not.
    static @Nullable ProblemJson problem(RecordMoments.Outcome outcome) {
        return switch (outcome) {
            case RecordMoments.Outcome.Recorded recorded -> null;
            case RecordMoments.Outcome.AlreadyRecorded known -> null;
            case RecordMoments.Outcome.IdTaken(var id) -> ProblemJson.of(taken(id));
            case RecordMoments.Outcome.CustomerErased(var customer) ->
                    ProblemJson.of(erased(customer));
            case RecordMoments.Outcome.Faulty(var faults) -> ProblemJson.of(Refusal.of(faults));
        };
    }

    /// The refusal of a moment under another one's id.
    static Refusal taken(Moment.Id id) {
        return new Refusal(
                Problem.ID_TAKEN,
                "Moment %s was recorded with other content, and stays as it is.".formatted(id));
    }

    /// The refusal of a moment of a customer who was erased.
    static Refusal erased(Customer customer) {
        return new Refusal(
                Problem.CUSTOMER_ERASED,
                "Customer %s was erased: nothing is recorded of them.".formatted(customer));
    }

    private static @Nullable String id(JsonIn in) {
        return in.textAt("id").filter(text -> text.matches(Key.PATTERN)).orElse(null);
    }
}
