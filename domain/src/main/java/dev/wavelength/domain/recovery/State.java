package dev.wavelength.domain.recovery;

import dev.wavelength.domain.chain.Word;
import dev.wavelength.domain.recovery.Step.Action;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Where a recovery stands after its steps.
///
/// @param outcome none before the customer said a word, or time ran out
/// @param owner who sees to it
/// @param acknowledgedAt when it was first taken on
/// @param remediedAt when something was first done about it
/// @param awaitsWordSince when something was last done about it, while the customer is silent
/// @param closedAt when it was closed, if it is
/// @param reopened whether the customer said that it was not mended
public record State(
        Severity severity,
        Status status,
        @Nullable Outcome outcome,
        @Nullable String owner,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant remediedAt,
        @Nullable Instant awaitsWordSince,
        @Nullable Instant closedAt,
        boolean reopened) {

    static State opened(Severity severity) {
        return new State(severity, Status.OPEN, null, null, null, null, null, null, false);
    }

    /// Whether people may do this now.
    public boolean allows(Action action) {
        return switch (action) {
            case ACKNOWLEDGE -> status == Status.OPEN;
            case REMEDY -> status == Status.OPEN || status == Status.ACKNOWLEDGED;
            case ASSIGN -> status != Status.CLOSED;
            case NOTE -> true;
        };
    }

    /// The state after one step more.
    State after(Step step) {
        return switch (step) {
            case Step.Taken taken -> allows(taken.action()) ? after(taken) : this;
            case Step.Said said -> after(said.effect(), said.at());
            case Step.Met met -> met.effect() == null ? this : after(met.effect(), met.at());
            case Step.Judged judged -> this;
            case Step.Passed passed -> after(passed);
        };
    }

    private State after(Step.Taken taken) {
        var at = taken.at();
        return switch (taken.action()) {
            case ACKNOWLEDGE ->
                    new State(
                            severity,
                            Status.ACKNOWLEDGED,
                            outcome,
                            owner,
                            acknowledgedAt == null ? at : acknowledgedAt,
                            remediedAt,
                            null,
                            null,
                            reopened);
            case REMEDY ->
                    new State(
                            severity,
                            Status.REMEDIED,
                            outcome,
                            owner,
                            acknowledgedAt == null ? at : acknowledgedAt,
                            remediedAt == null ? at : remediedAt,
                            at,
                            null,
                            reopened);
            case ASSIGN ->
                    new State(
                            severity,
                            status,
                            outcome,
                            taken.owner(),
                            acknowledgedAt,
                            remediedAt,
                            awaitsWordSince,
                            closedAt,
                            reopened);
            case NOTE -> this;
        };
    }

    private State after(Word.Effect effect, Instant at) {
        return switch (effect) {
            case NOT_MENDED ->
                    new State(
                            severity.graver(),
                            Status.OPEN,
                            Outcome.NOT_MENDED,
                            owner,
                            acknowledgedAt,
                            remediedAt,
                            null,
                            null,
                            true);
            case MENDED -> closed(Outcome.MENDED, at);
            case TURNED -> closed(Outcome.TURNED, at);
        };
    }

    private State after(Step.Passed passed) {
        return switch (passed.deadline()) {
            case ACKNOWLEDGE -> this;
            case REMEDY -> graver();
            case WORD ->
                    status == Status.REMEDIED ? closed(Outcome.UNWITNESSED, passed.at()) : this;
        };
    }

    private State graver() {
        return new State(
                severity.graver(),
                status,
                outcome,
                owner,
                acknowledgedAt,
                remediedAt,
                awaitsWordSince,
                closedAt,
                reopened);
    }

    State closed(Outcome how, Instant at) {
        return new State(
                severity,
                Status.CLOSED,
                how,
                owner,
                acknowledgedAt,
                remediedAt,
                null,
                at,
                reopened);
    }
}
