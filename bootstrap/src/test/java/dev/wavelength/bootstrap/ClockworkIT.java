package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wavelength.contract.brand.BrandBuilder;
import dev.wavelength.contract.journal.DraftBuilder;
import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Brands;
import dev.wavelength.domain.journal.Entry;
import dev.wavelength.domain.journal.Moments;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.domain.recovery.Recoveries;
import dev.wavelength.domain.recovery.Recovery;
import dev.wavelength.domain.recovery.Step;
import dev.wavelength.domain.verdict.Experience;
import dev.wavelength.webhooks.event.Reach;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/// Two instances on one database let time pass, and one of them is killed in the middle: what is
/// due happens, and it happens once.
final class ClockworkIT {

    private static final int MOMENTS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private static Path folder;

    private final Brand brand = BrandBuilder.aBrand().build();
    private EmbeddedDatabase database;
    private Distribution killed;
    private Service other;

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.start(folder);
        killed = Distribution.launch(folder, Distribution.serving(database.database()));
        killed.address();
        other =
                new Service(
                        new Settings(
                                0,
                                "127.0.0.1",
                                folder,
                                database.database(),
                                null,
                                null,
                                Reach.PUBLIC,
                                null,
                                null,
                                Settings.Log.TEXT));
        other.start();
    }

    @AfterEach
    void stop() {
        killed.close();
        other.close();
        database.close();
    }

    @Test
    void what_is_due_happens_once_also_when_an_instance_is_killed() throws InterruptedException {
        var context = other.context();
        context.getBean(Brands.class).put(brand);
        var moments = context.getBean(Moments.class);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var drafts =
                IntStream.range(0, MOMENTS)
                        .mapToObj(
                                n ->
                                        DraftBuilder.draft(
                                                        brand,
                                                        MomentBuilder.aMoment("m-" + n)
                                                                .of("c-" + n)
                                                                .occurredAt(
                                                                        now.minus(
                                                                                Duration.ofDays(9)))
                                                                .owed(
                                                                        "call-back",
                                                                        MomentBuilder.DAYS_TO_DOOR,
                                                                        now.plusSeconds(n % 4)
                                                                                .minus(
                                                                                        Duration
                                                                                                .ofDays(
                                                                                                        n
                                                                                                                % 2
                                                                                                                * 6L))))
                                                .recordedAt(now.minus(Duration.ofDays(8)))
                                                .build())
                        .toList();
        moments.keep(brand.id(), drafts);
        await().atMost(PATIENCE).until(() -> all(moments).stream().anyMatch(ClockworkIT::judged));

        killed.kill();

        await().atMost(PATIENCE).until(() -> all(moments).stream().allMatch(ClockworkIT::judged));
        assertThat(all(moments)).hasSize(MOMENTS).extracting(Entry::revision).containsOnly(2);
        assertThat(all(moments))
                .extracting(Entry::recovery)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        var recoveries = context.getBean(Recoveries.class);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(late(recoveries))
                                        .hasSize(MOMENTS / 2)
                                        .allSatisfy(
                                                recovery ->
                                                        assertThat(recovery.steps())
                                                                .extracting(ClockworkIT::deadline)
                                                                .containsExactly(
                                                                        Step.Deadline.ACKNOWLEDGE,
                                                                        Step.Deadline.REMEDY)));
    }

    private List<Entry> all(Moments moments) {
        return IntStream.range(0, MOMENTS)
                .mapToObj(n -> moments.find(brand.id(), new Moment.Id("m-" + n)).orElseThrow())
                .toList();
    }

    private static boolean judged(Entry entry) {
        return entry.verdict().experience() == Experience.OW;
    }

    private List<Recovery> late(Recoveries recoveries) {
        return recoveries
                .list(
                        brand.id(),
                        new Recoveries.Filter(null, null, null, Instant.now()),
                        null,
                        MOMENTS)
                .stream()
                .filter(one -> one.steps().size() == 2)
                .toList();
    }

    private static Step.Deadline deadline(Step step) {
        return ((Step.Passed) step).deadline();
    }
}
