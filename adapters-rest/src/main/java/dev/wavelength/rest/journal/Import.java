package dev.wavelength.rest.journal;

import dev.wavelength.application.journal.RecordMoments;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.moment.MomentReport;
import dev.wavelength.domain.value.StoreUnavailable;
import dev.wavelength.rest.http.Json;
import dev.wavelength.rest.http.Pace;
import dev.wavelength.rest.http.Problem;
import dev.wavelength.rest.http.ProblemJson;
import dev.wavelength.rest.http.Refusal;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// One import under way: while a batch is being written, the lines of the next are read. What is
/// refused is put aside until all lines are read.
///
/// A batch goes in lanes, by customers, so that two processors of the database are at work on it. A
/// customer's moments stay in one lane, for the store lets them through one after the other: lanes
/// never wait for each other, and no batch begins before the one before it is written.
final class Import {

    /// How many moments are written at once.
    static final int BATCH = 4_000;

    /// How many bytes of lines make a batch, however few lines they are.
    static final int BATCH_BYTES = 4 * 1024 * 1024;

    private static final int LANES = 2;

    private static final byte[] LINE_END = {'\n'};

    private final Partner partner;
    private final RecordMoments recordMoments;
    private final JsonMapper mapper;
    private final ExecutorService executor;
    private final Pace pace;
    private final Spool rejections = new Spool();
    private List<Line> batch = new ArrayList<>();
    private int batchBytes;
    private @Nullable Batch underWay;
    private long recorded;
    private long duplicates;
    private long rejected;

    Import(
            Partner partner,
            RecordMoments recordMoments,
            JsonMapper mapper,
            ExecutorService executor,
            Pace pace) {
        this.partner = partner;
        this.recordMoments = recordMoments;
        this.mapper = mapper;
        this.executor = executor;
        this.pace = pace;
    }

    private record Line(long number, Incoming incoming) {}

    private record Batch(List<Line> lines, List<Lane> lanes) {}

    /// @param places in the batch
    private record Lane(List<Integer> places, Future<List<RecordMoments.Outcome>> outcomes) {}

    /// Records all moments of a stream.
    ///
    /// @return what was refused, line by line, and last what became of all
    /// @throws Refusal if the store or the caller went away; what was recorded stays recorded
    InputStream run(InputStream in) throws IOException {
        try {
            readAll(new Lines(in));
            finish();
        } catch (StoreUnavailable e) {
            rejections.discard();
            throw new Refusal(
                    Problem.UNAVAILABLE,
                    "The store went away after %d moments were recorded, which stay recorded: run the import again, from the beginning if you like."
                            .formatted(recorded));
        } catch (IOException | RuntimeException e) {
            rejections.discard();
            throw e;
        }
        rejections.add(
                line(
                        new ImportSummaryJson(
                                recorded, duplicates, rejected, recorded + duplicates + rejected)));
        return rejections.read();
    }

    private void readAll(Lines lines) throws IOException {
        while (next(lines)) {
            if (lines.blank()) continue;
            batch.add(new Line(lines.number(), read(lines)));
            batchBytes += lines.length();
            if (batch.size() == BATCH || batchBytes >= BATCH_BYTES) write();
        }
    }

    /// What was read whole is recorded even when the caller goes away.
    private boolean next(Lines lines) throws IOException {
        try {
            return lines.next();
        } catch (IOException e) {
            finish();
            throw new Refusal(
                    Problem.MALFORMED_REQUEST,
                    "The body broke off after line %d. The lines before it stay recorded: run the import again."
                            .formatted(lines.number()));
        }
    }

    private Incoming read(Lines lines) {
        if (lines.tooLong())
            return Incoming.refused(
                    null,
                    new Refusal(
                            Problem.TOO_LARGE,
                            "A line holds at most %d bytes.".formatted(Lines.LONGEST)));
        try {
            pace.spendMoments(partner, 1);
            // Without an id of its own, a line is known again by its content.
            return Incoming.read(
                    Json.read(lines.buffer(), lines.offset(), lines.length()),
                    report -> new Moment.Id(report.digest().toString()));
        } catch (Refusal refusal) {
            return Incoming.refused(null, refusal);
        }
    }

    private void finish() throws IOException {
        write();
        settle();
    }

    /// Hands the batch over to be judged and written, once the one before it is.
    private void write() throws IOException {
        settle();
        var full = batch;
        batch = new ArrayList<>(full.size());
        batchBytes = 0;
        underWay = new Batch(full, lanes(full).stream().map(lane -> send(full, lane)).toList());
    }

    /// The places in a batch of what was read, in lanes.
    private static List<List<Integer>> lanes(List<Line> lines) {
        var lanes = new ArrayList<List<Integer>>(LANES);
        while (lanes.size() < LANES) lanes.add(new ArrayList<>());
        var laneOfId = new HashMap<String, Integer>();
        for (int place = 0; place < lines.size(); place++) {
            var incoming = lines.get(place).incoming();
            if (incoming.report() == null) continue;
            int lane = Math.floorMod(incoming.report().customer().hashCode(), LANES);
            // Of two with one id the first must win: they go in one lane.
            if (incoming.id() != null) lane = first(laneOfId, incoming.id(), lane);
            lanes.get(lane).add(place);
        }
        lanes.removeIf(List::isEmpty);
        return lanes;
    }

    private static int first(Map<String, Integer> lanes, String id, int lane) {
        return Objects.requireNonNullElse(lanes.putIfAbsent(id, lane), lane);
    }

    private Lane send(List<Line> batch, List<Integer> places) {
        Callable<List<RecordMoments.Outcome>> recording = () -> record(batch, places);
        return new Lane(places, executor.submit(PropagatedContext.getOrEmpty().wrap(recording)));
    }

    private List<RecordMoments.Outcome> record(List<Line> batch, List<Integer> places) {
        var reports = new ArrayList<MomentReport>(places.size());
        for (int place : places)
            reports.add(Objects.requireNonNull(batch.get(place).incoming().report()));
        return recordMoments.record(partner.brand(), partner.name(), reports);
    }

    /// Waits for all lanes of the batch under way, also if one failed: what became of the others
    /// counts too.
    private void settle() throws IOException {
        if (underWay == null) return;
        var lines = underWay.lines();
        var outcomes = new RecordMoments.@Nullable Outcome[lines.size()];
        Throwable failure = null;
        for (var lane : underWay.lanes()) {
            try {
                var made = lane.outcomes().get().iterator();
                for (int place : lane.places()) outcomes[place] = made.next();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the service is being stopped");
            } catch (ExecutionException e) {
                failure = e.getCause();
            }
        }
        underWay = null;
        for (int place = 0; place < outcomes.length; place++)
            count(lines.get(place), outcomes[place]);
        if (failure == null) return;
        if (failure instanceof StoreUnavailable unavailable) throw unavailable;
        throw new IllegalStateException("a batch failed", failure);
    }

    /// @param outcome none if the line was refused before, or its lane failed
    private void count(Line line, RecordMoments.@Nullable Outcome outcome) throws IOException {
        switch (outcome) {
            case null -> {}
            case RecordMoments.Outcome.Recorded ignored -> recorded++;
            case RecordMoments.Outcome.AlreadyRecorded ignored -> duplicates++;
            case RecordMoments.Outcome.IdTaken ignored -> {}
            case RecordMoments.Outcome.CustomerErased ignored -> {}
            case RecordMoments.Outcome.Faulty ignored -> {}
        }
        var problem = outcome == null ? line.incoming().problem() : Incoming.problem(outcome);
        if (problem != null) reject(line, problem);
    }

    private void reject(Line line, ProblemJson problem) throws IOException {
        rejected++;
        rejections.add(line(new RejectedLineJson(line.number(), line.incoming().id(), problem)));
    }

    private byte[] line(Object json) throws IOException {
        var written = new ByteArrayOutputStream();
        mapper.writeValue(written, json);
        written.write(LINE_END);
        return written.toByteArray();
    }
}
