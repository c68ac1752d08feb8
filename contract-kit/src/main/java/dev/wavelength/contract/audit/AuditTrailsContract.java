package dev.wavelength.contract.audit;

import static dev.wavelength.contract.brand.BrandBuilder.aBrand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.audit.Actor;
import dev.wavelength.domain.audit.AuditTrails;
import dev.wavelength.domain.audit.Change;
import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.audit.Note;
import dev.wavelength.domain.brand.Brand;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;

/// What every adapter for [AuditTrails] must do, rule by rule.
public abstract class AuditTrailsContract {

    private static final Instant AT = Instant.parse("2026-03-02T09:14:03.123456Z");

    private AuditTrails trails;
    private Brand.Id brand;
    private Brand.Id other;

    /// The adapter under test. Its store need not be empty.
    protected abstract AuditTrails trails();

    @BeforeEach
    void openTwoBrands() {
        trails = trails();
        brand = aBrand().build().id();
        other = aBrand().build().id();
    }

    private static Change change(String subject) {
        return new Change(Act.PROMISE_MADE, subject, "promised 4 days, „at the latest“");
    }

    private void note(Brand.Id of, String subject) {
        trails.noting(of, Actor.OPERATOR, AT, done -> Optional.of(change(done)), () -> subject);
    }

    @Test
    void a1_what_was_changed_is_noted_and_what_came_of_it_handed_on() {
        var done =
                trails.noting(
                        brand, Actor.OPERATOR, AT, said -> Optional.of(change(said)), () -> "a");

        assertThat(done).isEqualTo("a");
        assertThat(trails.list(brand, null, 10))
                .containsExactly(Note.behind(null, AT, Actor.OPERATOR, change("a")));
    }

    @Test
    void a1_of_what_changed_nothing_nothing_is_noted() {
        assertThat(trails.noting(brand, Actor.OPERATOR, AT, said -> Optional.empty(), () -> 7))
                .isEqualTo(7);

        assertThat(trails.list(brand, null, 10)).isEmpty();
    }

    @Test
    void a1_of_what_failed_nothing_is_noted() {
        assertThatThrownBy(
                        () ->
                                trails.noting(
                                        brand,
                                        Actor.OPERATOR,
                                        AT,
                                        said -> Optional.of(change("a")),
                                        () -> {
                                            throw new IllegalStateException("work failed");
                                        }))
                .hasMessage("work failed");

        assertThat(trails.list(brand, null, 10)).isEmpty();
    }

    @Test
    void a2_notes_are_numbered_without_gaps_however_many_race() {
        for (int round = 0; round < Race.ROUNDS; round++)
            Race.run(
                    Race.RACERS,
                    racer -> {
                        note(brand, "racer-" + racer);
                        return racer;
                    });

        long noted = (long) Race.ROUNDS * Race.RACERS;
        assertThat(trails.list(brand, null, 10_000).reversed())
                .extracting(Note::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, noted).boxed().toList());
    }

    @Test
    void a3_each_note_is_behind_the_one_before_it_however_many_race() {
        for (int round = 0; round < Race.ROUNDS; round++)
            Race.run(
                    Race.RACERS,
                    racer -> {
                        note(brand, "racer-" + racer);
                        return racer;
                    });

        Note previous = null;
        for (var note : trails.list(brand, null, 10_000).reversed()) {
            assertThat(note.isBehind(previous)).isTrue();
            previous = note;
        }
    }

    @Test
    void a3_a_note_is_kept_as_it_was_made() {
        var change = new Change(Act.KEY_ISSUED, "till", "wl_...beef");
        var by = new Actor("partner web-shop");
        note(brand, "a");
        trails.noting(brand, by, AT.plusNanos(999), done -> Optional.of(change), () -> "b");

        var notes = trails.list(brand, null, 10);

        assertThat(notes.getFirst()).isEqualTo(Note.behind(notes.getLast(), AT, by, change));
    }

    @Test
    void a4_the_latest_comes_first_and_reading_goes_on_just_before_a_number() {
        for (int i = 1; i <= 5; i++) note(brand, "s-" + i);

        assertThat(trails.list(brand, null, 2)).extracting(Note::number).containsExactly(5L, 4L);
        assertThat(trails.list(brand, 4L, 2)).extracting(Note::number).containsExactly(3L, 2L);
        assertThat(trails.list(brand, 1L, 2)).isEmpty();
    }

    @Test
    void a5_the_trails_of_two_brands_never_meet() {
        note(brand, "a");
        note(other, "b");
        note(brand, "c");

        assertThat(trails.list(brand, null, 10))
                .extracting(note -> note.change().subject())
                .containsExactly("c", "a");
        assertThat(trails.list(other, null, 10))
                .containsExactly(Note.behind(null, AT, Actor.OPERATOR, change("b")));
    }
}
