package dev.wavelength.application.convoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.value.StoreUnavailable;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Questions are numbers; the answer to each is its double.
class ConvoyTest {

    private static final Convoy.Bounds BOUNDS = new Convoy.Bounds(4, 10);

    private final List<List<Integer>> rounds = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private List<Integer> doubles(List<Integer> questions) {
        rounds.add(questions);
        return questions.stream().map(question -> 2 * question).toList();
    }

    /// The first round waits until it may go on.
    private List<Integer> slowDoubles(List<Integer> questions) {
        underWay.countDown();
        awaitQuietly(goOn);
        return doubles(questions);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Asks on a thread of its own, and returns once the question waits for its answer.
    private static CompletableFuture<Integer> askBeside(Convoy<Integer, Integer> convoy, int what) {
        var answer = new CompletableFuture<Integer>();
        var asking =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        answer.complete(convoy.ask(what));
                                    } catch (Throwable e) {
                                        answer.completeExceptionally(e);
                                    }
                                });
        await().until(() -> answer.isDone() || asking.getState() == Thread.State.WAITING);
        return answer;
    }

    /// Asks 0 first, and the others while 0 is being answered.
    private List<CompletableFuture<Integer>> askWhileUnderWay(
            Convoy<Integer, Integer> convoy, int others) {
        var answers = new ArrayList<CompletableFuture<Integer>>();
        answers.add(askBeside(convoy, 0));
        awaitQuietly(underWay);
        for (int i = 1; i <= others; i++) answers.add(askBeside(convoy, i));
        return answers;
    }

    @Test
    void who_asks_alone_is_answered_at_once_on_its_own_thread() {
        var answering = new ArrayList<Thread>();
        Convoy<Integer, Integer> convoy =
                Convoy.to(
                        questions -> {
                            answering.add(Thread.currentThread());
                            return doubles(questions);
                        },
                        BOUNDS);

        assertThat(convoy.ask(3)).isEqualTo(6);
        assertThat(convoy.ask(4)).isEqualTo(8);
        assertThat(rounds).containsExactly(List.of(3), List.of(4));
        assertThat(answering).containsOnly(Thread.currentThread());
    }

    @Test
    void what_is_asked_meanwhile_is_answered_together_in_rounds_in_order_of_arrival() {
        var answers = askWhileUnderWay(Convoy.to(this::slowDoubles, BOUNDS), 6);

        goOn.countDown();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactly(0, 2, 4, 6, 8, 10, 12);
        assertThat(rounds).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6));
    }

    @Test
    void who_finds_too_many_waiting_is_refused_and_nobody_else_is() {
        var convoy = Convoy.to(this::slowDoubles, BOUNDS);
        var answers = askWhileUnderWay(convoy, 10);

        assertThatThrownBy(() -> convoy.ask(11)).isInstanceOf(StoreUnavailable.class);
        goOn.countDown();

        assertThat(answers.stream().map(CompletableFuture::join)).hasSize(11);
        assertThat(rounds.stream().flatMap(List::stream)).doesNotContain(11);
        assertThat(convoy.ask(12)).isEqualTo(24);
    }

    @Test
    void one_bad_question_spoils_no_other() {
        var answers =
                askWhileUnderWay(
                        Convoy.to(
                                questions -> {
                                    var made = slowDoubles(questions);
                                    if (questions.contains(3))
                                        throw new IllegalArgumentException("three");
                                    return made;
                                },
                                new Convoy.Bounds(100, 100)),
                        9);

        goOn.countDown();

        assertThatThrownBy(() -> answers.get(3).join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
        answers.remove(3);
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactly(0, 2, 4, 8, 10, 12, 14, 16, 18);
    }

    @Test
    void a_store_that_is_away_is_everybodys_answer_and_is_not_asked_again() {
        var answers =
                askWhileUnderWay(
                        Convoy.to(
                                questions -> {
                                    slowDoubles(questions);
                                    throw new StoreUnavailable("it is down");
                                },
                                BOUNDS),
                        3);

        goOn.countDown();

        for (var answer : answers)
            assertThatThrownBy(answer::join).hasCauseInstanceOf(StoreUnavailable.class);
        assertThat(rounds).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    @Test
    void an_error_is_told_and_the_next_are_answered() {
        var convoy =
                Convoy.<Integer, Integer>to(
                        questions -> {
                            slowDoubles(questions);
                            if (questions.contains(0)) throw new AssertionError("nought");
                            return doubles(questions);
                        },
                        BOUNDS);
        var answers = askWhileUnderWay(convoy, 2);

        goOn.countDown();

        assertThatThrownBy(() -> answers.get(0).join()).hasCauseInstanceOf(AssertionError.class);
        assertThat(answers.get(1).join()).isEqualTo(2);
        assertThat(answers.get(2).join()).isEqualTo(4);
    }

    @Test
    void of_many_who_ask_at_once_each_gets_its_own_answer_found_out_after_it_asked() {
        var clock = new AtomicLong();
        record Question(int asker, long asked) {}
        record Answer(int asker, long found) {}
        Convoy<Question, Answer> convoy =
                Convoy.to(
                        questions -> {
                            long found = clock.incrementAndGet();
                            return questions.stream()
                                    .map(question -> new Answer(question.asker(), found))
                                    .toList();
                        },
                        new Convoy.Bounds(7, 100));

        Race.run(
                32,
                asker ->
                        IntStream.range(0, 1_000)
                                .mapToObj(
                                        time -> {
                                            var asked =
                                                    new Question(asker, clock.incrementAndGet());
                                            var answer = convoy.ask(asked);
                                            assertThat(answer.asker()).isEqualTo(asker);
                                            assertThat(answer.found()).isGreaterThan(asked.asked());
                                            return answer;
                                        })
                                .toList());
    }

    @Test
    void a_convoy_without_room_cannot_be_made() {
        assertThatThrownBy(() -> new Convoy.Bounds(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Convoy.Bounds(1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
