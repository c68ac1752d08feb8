package dev.wavelength.application.convoy;

import dev.wavelength.domain.value.StoreUnavailable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// At most one round of answers is under way. Who finds none under way makes the next with its own
/// question first; what came meanwhile is answered behind its back, round by round.
final class SharedConvoy<Q, A> implements Convoy<Q, A> {

    private final Function<List<Q>, List<A>> answers;
    private final Bounds bounds;
    private final Queue<Waiting<Q, A>> waiting = new ArrayDeque<>();
    private boolean underWay;

    SharedConvoy(Function<List<Q>, List<A>> answers, Bounds bounds) {
        this.answers = answers;
        this.bounds = bounds;
    }

    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

    @Override
    public A ask(Q question) {
        var mine = new Waiting<Q, A>(question, new CompletableFuture<>());
        if (lineUp(mine) && round()) Thread.startVirtualThread(this::rounds);
        try {
            return mine.answer.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException why -> throw why;
                case Error why -> throw why;
                case null, default -> throw e;
            }
        }
    }

    /// @return whether the next round is this one's to make
    private synchronized boolean lineUp(Waiting<Q, A> one) {
        if (waiting.size() >= bounds.waiting())
            throw new StoreUnavailable("%d wait for it already".formatted(waiting.size()));
        waiting.add(one);
        boolean first = !underWay;
        underWay = true;
        return first;
    }

    private void rounds() {
        boolean more = true;
        while (more) more = round();
    }

    /// Answers those who wait, as many as go together.
    ///
    /// @return whether others wait by now
    private boolean round() {
        answer(next());
        return goesOn();
    }

    private synchronized List<Waiting<Q, A>> next() {
        var round = new ArrayList<Waiting<Q, A>>(Math.min(waiting.size(), bounds.together()));
        while (!waiting.isEmpty() && round.size() < bounds.together()) round.add(waiting.remove());
        return round;
    }

    private synchronized boolean goesOn() {
        underWay = !waiting.isEmpty();
        return underWay;
    }

    /// Gives everyone an answer, whatever happens: nobody is there to be told of anything else.
    private void answer(List<Waiting<Q, A>> round) {
        try {
            var made = answers.apply(round.stream().map(Waiting::question).toList());
            for (int i = 0; i < round.size(); i++) round.get(i).answer.complete(made.get(i));
        } catch (Throwable e) {
            if (round.size() == 1 || e instanceof StoreUnavailable || e instanceof Error)
                for (var one : round) one.answer.completeExceptionally(e);
            else {
                int half = round.size() / 2;
                answer(round.subList(0, half));
                answer(round.subList(half, round.size()));
            }
        }
    }
}
