package dev.wavelength.contract.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.event.Told;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Word.Effect;
import dev.wavelength.domain.event.Announced;
import dev.wavelength.domain.event.Event;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Hearing;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Stakes;
import dev.wavelength.domain.promise.Touchpoint;
import dev.wavelength.domain.pulse.Tally;
import dev.wavelength.domain.recovery.Figures;
import dev.wavelength.domain.recovery.Outcome;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recoveries.Filter;
import dev.wavelength.domain.recovery.Recoveries.Taken;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Severity;
import dev.wavelength.domain.recovery.Status;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.recovery.Step.Action;
import dev.wavelength.domain.recovery.Tidings;
import dev.wavelength.domain.value.Claim;
import dev.wavelength.domain.value.Digest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every adapter for [Recoveries] must do, rule by rule, and what recording must do for it.
public abstract class RecoveriesContract extends RecordingContract {

    private static final Filter ALL = new Filter(null, null, null, NOW);

    private static Instant ago(Duration age) {
        return NOW.minus(age);
    }

    private Entry disappoint(String id, Duration age, Stakes stakes) {
        return keepNew(ow(id).of("of-" + id).occurredAt(ago(age)).stakes(stakes));
    }

    private Recovery opened(Entry entry) {
        var id = Objects.requireNonNull(entry.recovery());
        return adapters.recoveries().find(brand.id(), id).orElseThrow();
    }

    private Recovery openFor(String id) {
        return opened(disappoint(id, Duration.ofHours(1), Stakes.NORMAL));
    }

    private static Step.Taken step(Action action, Duration later) {
        return new Step.Taken(
                NOW.plus(later),
                action,
                "somebody",
                action == Action.ASSIGN ? "the desk" : null,
                "“noted”");
    }

    private Recovery take(Recovery recovery, Step step) {
        return made(
                adapters.recoveries()
                        .take(brand.id(), recovery.id(), recovery.version(), step, null));
    }

    private static Recovery made(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Made.class);
        return ((Taken.Made) taken).recovery();
    }

    private static Step.Said said(Effect effect, Duration later) {
        var feedback = new Feedback(Instrument.COMPLIMENT, null, "well, well", NOW.plus(later));
        return new Step.Said(NOW.plus(later), feedback, effect);
    }

    private Recovery hear(Recovery recovery, Effect effect, Duration later) {
        return made(hear(recovery, recovery.version(), said(effect, later), null));
    }

    private Taken hear(Recovery recovery, int after, Step.Said said, @Nullable Claim claim) {
        return moments.hear(brand.id(), new Hearing(recovery.id(), after, said, claim));
    }

    private Recovery find(Recovery recovery) {
        return adapters.recoveries().find(brand.id(), recovery.id()).orElseThrow();
    }

    private static Claim claim(String key, Object content) {
        return new Claim("shop", key, Digest.of(content));
    }

    @Test
    void m14_an_ow_opens_one_recovery_and_names_it() {
        var entry = disappoint("ow", Duration.ofHours(3), Stakes.HIGH);
        var recovery = opened(entry);

        assertThat(recovery.opening().moment().id()).isEqualTo(entry.moment().id());
        assertThat(recovery.opening().since()).isEqualTo(entry.moment().occurredAt());
        assertThat(recovery.opening().openedAt()).isEqualTo(NOW);
        assertThat(recovery.state().severity()).isEqualTo(Severity.HIGH);
        assertThat(recovery.state().status()).isEqualTo(Status.OPEN);
        assertThat(find("ow").recovery()).isEqualTo(recovery.id());
        var blamed = revise(entry, blame(entry));
        assertThat(blamed.recovery()).isEqualTo(recovery.id());
        assertThat(adapters.recoveries().list(brand.id(), ALL, null, 10)).hasSize(1);
    }

    @Test
    void m14_only_an_ow_that_is_news_and_no_recovery_itself_opens_one() {
        assertThat(keepNew(how("how").occurredAt(NOW)).recovery()).isNull();
        assertThat(disappoint("old", Duration.ofDays(31), Stakes.NORMAL).recovery()).isNull();
        assertThat(disappoint("news", Duration.ofDays(29), Stakes.NORMAL).recovery()).isNotNull();
        assertThat(keepNew(ow("attempt").occurredAt(NOW).recovering("news")).recovery()).isNull();
    }

    @Test
    void m14_twice_let_down_is_critical_also_in_one_batch() {
        var both =
                moments.keep(
                        brand.id(),
                        List.of(
                                draft(ow("b").of("ada").occurredAt(ago(Duration.ofHours(1)))),
                                draft(ow("a").of("ada").occurredAt(ago(Duration.ofHours(2))))));
        var first = opened(entry(both.get(1)));
        var second = opened(entry(both.getFirst()));

        assertThat(first.opening().doubleDeviation()).isFalse();
        assertThat(second.opening().doubleDeviation()).isTrue();
        assertThat(second.state().severity()).isEqualTo(Severity.CRITICAL);
        hear(find(first), Effect.MENDED, Duration.ofMinutes(1));
        hear(find(second), Effect.MENDED, Duration.ofMinutes(1));
        var third = opened(keepNew(ow("c").of("ada").occurredAt(NOW)));
        assertThat(third.opening().doubleDeviation()).isFalse();
    }

    @Test
    void m14_a_revision_opens_withdraws_and_restores() {
        var entry = keepNew(how("m-1").occurredAt(ago(Duration.ofHours(2))));
        assertThat(entry.recovery()).isNull();

        var blamed = revise(entry, blame(entry));
        var recovery = opened(blamed);
        assertThat(recovery.state().status()).isEqualTo(Status.OPEN);

        var lifted =
                made(
                        moments.revise(
                                brand.id(),
                                revision(blamed, entry.moment(), NOW.plusSeconds(9), null)));
        assertThat(lifted.recovery()).isEqualTo(recovery.id());
        assertThat(find(recovery).state().outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(find(recovery).state().status()).isEqualTo(Status.CLOSED);

        revise(lifted, blame(lifted));
        assertThat(find(recovery).state().status()).isEqualTo(Status.OPEN);
        assertThat(find(recovery).state().outcome()).isNull();
    }

    @Test
    void m14_a_moment_that_recovers_decides_whenever_it_comes() {
        keepNew(wow("good").of("ada").occurredAt(ago(Duration.ofHours(1))).recovering("ow"));
        var recovery = opened(keepNew(ow("ow").of("ada").occurredAt(ago(Duration.ofHours(2)))));
        assertThat(recovery.state().outcome()).isEqualTo(Outcome.TURNED);

        keepNew(
                how("later")
                        .of("ada")
                        .occurredAt(NOW)
                        .recovering("ow")
                        .said(Instrument.EXPECTATION, 1));
        assertThat(find(recovery).state().outcome()).isEqualTo(Outcome.NOT_MENDED);
        assertThat(find(recovery).state().status()).isEqualTo(Status.OPEN);
        assertThat(find(recovery).state().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void m15_what_is_said_of_a_recovery_decides_whether_its_ow_stands() {
        var recovery = openFor("ow");
        var standing = chainOf("of-ow");
        assertThat(standing.status()).isEqualTo(Chain.Status.BROKEN);

        var mended = hear(recovery, Effect.MENDED, Duration.ofMinutes(1));
        assertThat(mended.state().outcome()).isEqualTo(Outcome.MENDED);
        assertThat(chainOf("of-ow").status()).isEqualTo(Chain.Status.MENDED);
        var day = brand.dayOf(ago(Duration.ofHours(1)));
        assertThat(tallies.daily(brand.id(), null, day, day).values())
                .extracting(Tally::recovered)
                .containsExactly(1L);

        var turned = hear(mended, Effect.TURNED, Duration.ofMinutes(2));
        assertThat(chainOf("of-ow").status()).isEqualTo(Chain.Status.TURNED);
        hear(turned, Effect.NOT_MENDED, Duration.ofMinutes(3));
        assertThat(chainOf("of-ow").status()).isEqualTo(Chain.Status.BROKEN);
    }

    @Test
    void m15_of_several_words_the_latest_counts_in_any_order() {
        var recovery = openFor("ow");
        var late = hear(recovery, Effect.TURNED, Duration.ofMinutes(9));

        hear(late, Effect.NOT_MENDED, Duration.ofMinutes(1));

        assertThat(find(recovery).state().outcome()).isEqualTo(Outcome.TURNED);
        assertThat(chainOf("of-ow").status()).isEqualTo(Chain.Status.TURNED);
    }

    @Test
    void m15_a_word_is_heard_once_and_only_in_the_version_it_is_meant_for() {
        var recovery = openFor("ow");
        var claim = claim("word", "mended");
        var said = said(Effect.MENDED, Duration.ofMinutes(1));

        var first = hear(recovery, 1, said, claim);
        var heard = made(first);

        assertThat(hear(recovery, 1, said, claim)).isEqualTo(new Taken.Repeated(heard));
        assertThat(hear(recovery, 2, said, claim("word", "turned")))
                .isEqualTo(new Taken.KeyReused());
        assertThat(hear(recovery, 1, said, null)).isEqualTo(new Taken.Stale());
        assertThat(find(recovery)).isEqualTo(heard);
    }

    @Test
    void m16_what_fell_due_is_named_until_it_was_judged() {
        var entry =
                keepNew(
                        silent("owed")
                                .occurredAt(ago(Duration.ofHours(9)))
                                .owed(
                                        "call-back",
                                        MomentBuilder.DAYS_TO_DOOR,
                                        NOW.plusSeconds(60)));
        var mine = new Moments.Due(brand.id(), entry.moment().id());
        assertThat(moments.due(NOW.plusSeconds(60), 1_000)).doesNotContain(mine);
        assertThat(moments.due(NOW.plusSeconds(61), 1_000)).contains(mine);

        var judged =
                made(
                        moments.revise(
                                brand.id(),
                                revision(entry, entry.moment(), NOW.plusSeconds(61), null)));

        assertThat(moments.due(NOW.plusSeconds(61), 1_000)).doesNotContain(mine);
        assertThat(opened(judged).opening().since()).isEqualTo(NOW.plusSeconds(60));
    }

    /// What is told of recoveries, once so much is told at all.
    private List<Event> tidings(int atLeast) {
        return Told.atLeast(adapters.events(), brand.id(), atLeast).stream()
                .map(Announced::event)
                .filter(one -> one.type().name().startsWith("RECOVERY"))
                .toList();
    }

    private List<String> toldOfRecoveries(int atLeast) {
        return tidings(atLeast).stream().map(RecordingContract::told).toList();
    }

    @Test
    void m18_an_opening_is_announced_with_what_the_customer_may_expect() {
        var recovery = openFor("ow");

        assertThat(tidings(3)).isEqualTo(Tidings.of(null, recovery));
        assertThat(tidings(3).getFirst().data())
                .containsEntry("recovery", recovery.id().text())
                .containsEntry("moment", "ow")
                .containsEntry("customer", "of-ow")
                .containsEntry("severity", "NORMAL")
                .containsEntry("remedyBy", recovery.remedyBy().toString());
    }

    @Test
    void m18_what_the_customer_says_is_announced_where_it_decides() {
        var recovery = openFor("ow");
        var said = said(Effect.MENDED, Duration.ofMinutes(1));
        var claim = claim("word", "mended");
        var mended = made(hear(recovery, 1, said, claim));
        hear(recovery, 1, said, claim);
        hear(recovery, 1, said, null);
        hear(mended, Effect.NOT_MENDED, Duration.ofMinutes(2));
        openFor("last");

        assertThat(toldOfRecoveries(9))
                .containsExactly(
                        "RECOVERY_OPENED ow",
                        "RECOVERY_CLOSED ow",
                        "RECOVERY_OPENED ow",
                        "RECOVERY_ESCALATED ow",
                        "RECOVERY_OPENED last");
        assertThat(tidings(9).get(1).data()).containsEntry("outcome", "MENDED");
        assertThat(tidings(9).get(3).data()).containsEntry("severity", "HIGH");
    }

    @Test
    void m18_a_moment_and_a_revision_that_decide_are_announced() {
        var slip = keepNew(ow("slip").of("ada").occurredAt(ago(Duration.ofHours(2))));
        keepNew(wow("good").of("ada").occurredAt(ago(Duration.ofHours(1))).recovering("slip"));
        var turned = find("slip");
        revise(slip, praise(turned));
        openFor("last");

        assertThat(toldOfRecoveries(9))
                .containsExactly(
                        "RECOVERY_OPENED slip",
                        "RECOVERY_CLOSED slip",
                        "RECOVERY_CLOSED slip",
                        "RECOVERY_OPENED last");
        assertThat(tidings(9).get(1).data()).containsEntry("outcome", "TURNED");
        assertThat(tidings(9).get(2).data()).containsEntry("outcome", "WITHDRAWN");
    }

    @Test
    void v9_of_several_times_that_ran_out_just_those_taken_are_announced() {
        var first = openFor("first");
        var second = openFor("second");
        var stale = openFor("stale");
        take(stale, step(Action.ACKNOWLEDGE, Duration.ZERO));
        var ranOut =
                Stream.of(first, second, stale)
                        .collect(
                                Collectors.toMap(
                                        one -> one,
                                        one ->
                                                (Step)
                                                        new Step.Passed(
                                                                one.acknowledgeBy().plusSeconds(1),
                                                                Step.Deadline.ACKNOWLEDGE,
                                                                one.acknowledgeBy())));

        adapters.recoveries().take(brand.id(), ranOut);
        adapters.recoveries().take(brand.id(), ranOut);
        openFor("last");

        assertThat(toldOfRecoveries(14))
                .containsExactlyInAnyOrder(
                        "RECOVERY_OPENED first",
                        "RECOVERY_OPENED second",
                        "RECOVERY_OPENED stale",
                        "RECOVERY_OVERDUE first",
                        "RECOVERY_OVERDUE second",
                        "RECOVERY_OPENED last");
    }

    @Test
    void v9_a_time_that_ran_out_is_announced_and_that_the_case_is_graver() {
        var recovery = openFor("ow");
        var acknowledge =
                new Step.Passed(
                        recovery.acknowledgeBy().plusSeconds(1),
                        Step.Deadline.ACKNOWLEDGE,
                        recovery.acknowledgeBy());
        var remedy =
                new Step.Passed(
                        recovery.remedyBy().plusSeconds(1),
                        Step.Deadline.REMEDY,
                        recovery.remedyBy());
        var late = take(take(recovery, acknowledge), remedy);
        adapters.recoveries().take(brand.id(), recovery.id(), 1, remedy, null);
        var remedied = take(late, step(Action.REMEDY, Duration.ofDays(9)));
        var claim = claim("silent", "x");
        var silent =
                new Step.Passed(
                        NOW.plus(Duration.ofDays(40)),
                        Step.Deadline.WORD,
                        NOW.plus(Duration.ofDays(39)));
        for (int i = 0; i < 2; i++)
            adapters.recoveries()
                    .take(brand.id(), recovery.id(), remedied.version(), silent, claim);
        openFor("last");

        assertThat(toldOfRecoveries(10))
                .containsExactly(
                        "RECOVERY_OPENED ow",
                        "RECOVERY_OVERDUE ow",
                        "RECOVERY_OVERDUE ow",
                        "RECOVERY_ESCALATED ow",
                        "RECOVERY_CLOSED ow",
                        "RECOVERY_OPENED last");
        assertThat(tidings(10).get(1).data()).containsEntry("deadline", "ACKNOWLEDGE");
        assertThat(tidings(10).get(2).data()).containsEntry("deadline", "REMEDY");
        assertThat(tidings(10).get(4).data()).containsEntry("outcome", "UNWITNESSED");
    }

    @Test
    void v1_every_step_is_kept_and_what_follows_is_shown() {
        var recovery = openFor("ow");
        var steps =
                List.<Step>of(
                        step(Action.NOTE, Duration.ofMinutes(1)),
                        step(Action.ASSIGN, Duration.ofMinutes(2)),
                        step(Action.ACKNOWLEDGE, Duration.ofMinutes(3)),
                        new Step.Passed(
                                NOW.plus(Duration.ofDays(5)),
                                Step.Deadline.REMEDY,
                                recovery.remedyBy()),
                        step(Action.REMEDY, Duration.ofDays(6)));
        var now = recovery;
        for (var step : steps) now = take(now, step);

        assertThat(find(recovery)).isEqualTo(now);
        assertThat(now).isEqualTo(Recovery.of(recovery.id(), recovery.opening(), steps));
        assertThat(now.state().status()).isEqualTo(Status.REMEDIED);
        assertThat(now.state().owner()).isEqualTo("the desk");
        assertThat(now.state().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void v2_a_step_is_taken_only_after_the_version_it_is_meant_for() {
        var recovery = openFor("ow");
        take(recovery, step(Action.NOTE, Duration.ZERO));

        assertThat(
                        adapters.recoveries()
                                .take(
                                        brand.id(),
                                        recovery.id(),
                                        1,
                                        step(Action.NOTE, Duration.ZERO),
                                        null))
                .isEqualTo(new Taken.Stale());
        assertThat(
                        adapters.recoveries()
                                .take(
                                        brand.id(),
                                        new Recovery.Id("unheard-of"),
                                        1,
                                        step(Action.NOTE, Duration.ZERO),
                                        null))
                .isEqualTo(new Taken.Stale());
        assertThat(find(recovery).version()).isEqualTo(2);
    }

    @Test
    void v2_of_several_steps_those_are_taken_that_are_meant_for_what_there_is() {
        var stale = openFor("stale");
        var first = openFor("first");
        var second = openFor("second");
        var unheardOf = Recovery.of(new Recovery.Id("unheard-of"), first.opening(), first.steps());
        var overtaken = take(stale, step(Action.NOTE, Duration.ZERO));
        var acknowledge = step(Action.ACKNOWLEDGE, Duration.ofMinutes(1));
        var passed =
                new Step.Passed(
                        NOW.plus(Duration.ofDays(5)), Step.Deadline.REMEDY, second.remedyBy());

        var taken =
                adapters.recoveries()
                        .take(
                                brand.id(),
                                Map.of(
                                        stale, acknowledge,
                                        first, acknowledge,
                                        second, passed,
                                        unheardOf, acknowledge));

        assertThat(taken)
                .isEqualTo(
                        Stream.of(first.with(acknowledge), second.with(passed))
                                .sorted(Comparator.comparing(Recovery::id))
                                .toList());
        assertThat(taken.stream().map(this::find)).isEqualTo(taken);
        assertThat(find(stale)).isEqualTo(overtaken);
        assertThat(adapters.recoveries().take(brand.id(), Map.of())).isEmpty();
    }

    @Test
    void v2_of_racing_steps_one_wins() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var recovery = openFor("ow-" + round);

            var taken =
                    Race.run(
                            Race.RACERS,
                            racer ->
                                    adapters.recoveries()
                                            .take(
                                                    brand.id(),
                                                    recovery.id(),
                                                    1,
                                                    step(Action.NOTE, Duration.ofSeconds(racer)),
                                                    null));

            assertThat(taken).filteredOn(Taken.Made.class::isInstance).hasSize(1);
            assertThat(taken).filteredOn(new Taken.Stale()::equals).hasSize(Race.RACERS - 1);
            assertThat(find(recovery).version()).isEqualTo(2);
        }
    }

    @Test
    void v3_a_claim_is_honoured_once_and_answered_as_it_was_first() {
        var recovery = openFor("ow");
        var claim = claim("key", "ack");
        var step = step(Action.ACKNOWLEDGE, Duration.ZERO);
        var first = made(adapters.recoveries().take(brand.id(), recovery.id(), 1, step, claim));
        take(first, step(Action.REMEDY, Duration.ofMinutes(1)));

        assertThat(adapters.recoveries().take(brand.id(), recovery.id(), 3, step, claim))
                .isEqualTo(new Taken.Repeated(first));
        assertThat(adapters.recoveries().claimed(brand.id(), claim))
                .contains(new Taken.Repeated(first));
        assertThat(adapters.recoveries().claimed(brand.id(), claim("key", "other")))
                .contains(new Taken.KeyReused());
        assertThat(adapters.recoveries().claimed(brand.id(), claim("another", "ack"))).isEmpty();
        assertThat(find(recovery).version()).isEqualTo(3);
    }

    @Test
    void v4_the_most_urgent_are_listed_first_page_by_page() {
        for (int i = 0; i < 12; i++) {
            var recovery =
                    opened(
                            disappoint(
                                    "ow-" + i,
                                    Duration.ofHours(i * 7 % 12),
                                    List.of(Stakes.values()).get(i % 4)));
            if (i % 5 == 0) take(recovery, step(Action.ACKNOWLEDGE, Duration.ZERO));
            if (i % 5 == 1) take(recovery, step(Action.REMEDY, Duration.ZERO));
            if (i % 5 == 2) hear(recovery, Effect.MENDED, Duration.ZERO);
        }
        var all = adapters.recoveries().list(brand.id(), ALL, null, 100);

        assertThat(all).hasSize(12).isSortedAccordingTo(Comparator.comparing(Recovery::urgency));
        for (int limit = 1; limit < 12; limit++) {
            var seen = new ArrayList<Recovery>();
            List<Recovery> page;
            do {
                var after = seen.isEmpty() ? null : seen.getLast().urgency();
                page = adapters.recoveries().list(brand.id(), ALL, after, limit);
                seen.addAll(page);
            } while (page.size() == limit);
            assertThat(seen).as("by %d", limit).isEqualTo(all);
        }
        for (var status : Status.values())
            assertThat(
                            adapters.recoveries()
                                    .list(
                                            brand.id(),
                                            new Filter(status, null, null, NOW),
                                            null,
                                            100))
                    .isEqualTo(all.stream().filter(one -> one.state().status() == status).toList());
        for (var severity : Severity.values())
            assertThat(
                            adapters.recoveries()
                                    .list(
                                            brand.id(),
                                            new Filter(null, severity, null, NOW),
                                            null,
                                            100))
                    .isEqualTo(
                            all.stream()
                                    .filter(one -> one.state().severity() == severity)
                                    .toList());
        for (var overdue : List.of(true, false))
            assertThat(
                            adapters.recoveries()
                                    .list(
                                            brand.id(),
                                            new Filter(null, null, overdue, NOW),
                                            null,
                                            100))
                    .isNotEmpty()
                    .isEqualTo(all.stream().filter(one -> one.overdue(NOW) == overdue).toList());
    }

    @Test
    void v5_brands_are_kept_apart() {
        var recovery = openFor("ow");
        var theirs = open("UTC").id();

        assertThat(adapters.recoveries().find(theirs, recovery.id())).isEmpty();
        assertThat(adapters.recoveries().list(theirs, ALL, null, 10)).isEmpty();
        assertThat(
                        adapters.recoveries()
                                .take(
                                        theirs,
                                        recovery.id(),
                                        1,
                                        step(Action.NOTE, Duration.ZERO),
                                        null))
                .isEqualTo(new Taken.Stale());
        assertThat(find(recovery)).isEqualTo(recovery);
    }

    @Test
    void v6_what_is_due_is_named_the_longest_due_first() {
        var recovery = openFor("ow");
        var mine = new Recoveries.Due(brand.id(), recovery);
        var due = recovery.due().orElseThrow().at();
        assertThat(adapters.recoveries().due(due, 1_000)).doesNotContain(mine);
        assertThat(adapters.recoveries().due(due.plusSeconds(1), 1_000)).contains(mine);
        var earlier = opened(disappoint("earlier", Duration.ofHours(3), Stakes.NORMAL));
        assertThat(adapters.recoveries().due(due.plusSeconds(1), 1_000))
                .containsSubsequence(new Recoveries.Due(brand.id(), earlier), mine);

        var remedied = take(recovery, step(Action.REMEDY, Duration.ofMinutes(1)));

        assertThat(adapters.recoveries().due(due.plusSeconds(1), 1_000)).doesNotContain(mine);
        assertThat(adapters.recoveries().due(NOW.plus(Duration.ofDays(31)), 1_000))
                .contains(new Recoveries.Due(brand.id(), remedied));
    }

    @Test
    void v7_figures_are_those_of_what_was_opened_within_the_span() {
        var all = new ArrayList<Recovery>();
        for (int i = 0; i < 11; i++) {
            var recovery =
                    opened(disappoint("ow-" + i, Duration.ofMinutes(20L * i), Stakes.NORMAL));
            if (i % 2 == 0)
                recovery = take(recovery, step(Action.ACKNOWLEDGE, Duration.ofMinutes(31L * i)));
            if (i % 4 == 0) recovery = take(recovery, step(Action.REMEDY, Duration.ofHours(i)));
            if (i % 8 == 0) recovery = hear(recovery, Effect.TURNED, Duration.ofDays(1));
            if (i == 3) recovery = hear(recovery, Effect.MENDED, Duration.ofDays(1));
            all.add(recovery);
        }
        var now = NOW.plus(Duration.ofDays(9));

        var figures = adapters.recoveries().figures(brand.id(), NOW, NOW.plusNanos(1_000), now);

        assertThat(figures).isEqualTo(Figures.of(all, now));
        assertThat(figures.opened()).isEqualTo(11);
        assertThat(figures.acknowledge().median()).isNotNull();
        assertThat(adapters.recoveries().figures(brand.id(), ago(Duration.ofDays(1)), NOW, now))
                .isEqualTo(Figures.of(List.of(), now));
        assertThat(figures.turned().hits()).isEqualTo(2);
        assertThat(figures.mended().hits()).isEqualTo(1);
    }

    private Recovery disappointAt(String touchpoint, String id, Duration age, Stakes stakes) {
        return opened(
                keepNew(ow(id).of("of-" + id).at(touchpoint).occurredAt(ago(age)).stakes(stakes)));
    }

    private Map<Touchpoint.Id, Long> unremedied(Instant from, Instant until, Instant now) {
        var asked = Stream.of("door", "till", "nowhere").map(Touchpoint.Id::new).toList();
        return adapters.recoveries().unremedied(brand.id(), asked, from, until, now);
    }

    @Test
    void v8_what_is_critical_and_lacks_its_remedy_is_counted_by_touchpoint() {
        disappointAt("door", "open", Duration.ofHours(9), Stakes.CRITICAL);
        disappointAt("door", "not-grave", Duration.ofHours(9), Stakes.NORMAL);
        disappointAt("elsewhere", "not-asked-for", Duration.ofHours(9), Stakes.CRITICAL);
        take(
                disappointAt("door", "taken-on", Duration.ofHours(9), Stakes.CRITICAL),
                step(Action.ACKNOWLEDGE, Duration.ZERO));
        take(
                disappointAt("door", "remedied", Duration.ofHours(9), Stakes.CRITICAL),
                step(Action.REMEDY, Duration.ZERO));
        hear(
                disappointAt("door", "closed", Duration.ofHours(9), Stakes.CRITICAL),
                Effect.MENDED,
                Duration.ZERO);
        var grown = disappointAt("till", "grown-grave", Duration.ofHours(9), Stakes.HIGH);
        var passed = grown.remedyBy().plusSeconds(1);
        take(grown, new Step.Passed(passed, Step.Deadline.REMEDY, grown.remedyBy()));
        var all = List.of(ago(Duration.ofDays(1)), NOW);

        assertThat(unremedied(all.getFirst(), all.getLast(), passed))
                .isEqualTo(Map.of(new Touchpoint.Id("door"), 2L, new Touchpoint.Id("till"), 1L));
    }

    @Test
    void v8_just_what_occurred_within_the_span_and_is_due_counts() {
        var recovery = disappointAt("door", "open", Duration.ofHours(9), Stakes.CRITICAL);
        var occurred = ago(Duration.ofHours(9));
        var next = occurred.plusNanos(1_000);
        var due = recovery.remedyBy();
        var late = due.plusNanos(1_000);
        var one = Map.of(new Touchpoint.Id("door"), 1L);

        assertThat(unremedied(occurred, next, late)).isEqualTo(one);
        assertThat(unremedied(occurred, next, due)).isEmpty();
        assertThat(unremedied(next, NOW, late)).isEmpty();
        assertThat(unremedied(ago(Duration.ofDays(1)), occurred, late)).isEmpty();
        assertThat(
                        adapters.recoveries()
                                .unremedied(
                                        open("UTC").id(),
                                        List.of(new Touchpoint.Id("door")),
                                        occurred,
                                        next,
                                        late))
                .isEmpty();
    }
}
