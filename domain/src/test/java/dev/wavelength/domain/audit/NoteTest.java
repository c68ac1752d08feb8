package dev.wavelength.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.audit.Change.Act;
import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class NoteTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:14:03.123456Z");
    private static final Change CHANGE = new Change(Act.PROMISE_MADE, "s", "d");

    private final Note first = Note.behind(null, AT, Actor.OPERATOR, CHANGE);
    private final Note second = Note.behind(first, AT, Actor.OPERATOR, CHANGE);

    @Test
    void notes_are_numbered_from_one_and_each_is_behind_the_one_before() {
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.isBehind(null)).isTrue();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.isBehind(first)).isTrue();
    }

    @Test
    void what_was_changed_left_out_or_moved_shows() {
        var third = Note.behind(second, AT, Actor.OPERATOR, CHANGE);

        assertThat(third.isBehind(first)).isFalse();
        assertThat(second.isBehind(null)).isFalse();
        assertThat(first.isBehind(second)).isFalse();
        for (var forged :
                List.of(
                        new Note(2, AT.plusNanos(1_000), second.by(), CHANGE, second.digest()),
                        new Note(2, AT, Actor.FIRST_START, CHANGE, second.digest()),
                        new Note(
                                2,
                                AT,
                                second.by(),
                                change(Act.KEY_ISSUED, "s", "d"),
                                second.digest()),
                        new Note(
                                2,
                                AT,
                                second.by(),
                                change(Act.PROMISE_MADE, "t", "d"),
                                second.digest()),
                        new Note(
                                2,
                                AT,
                                second.by(),
                                change(Act.PROMISE_MADE, "s", "e"),
                                second.digest()),
                        new Note(3, AT, second.by(), CHANGE, second.digest()),
                        new Note(2, AT, second.by(), CHANGE, first.digest())))
            assertThat(forged.isBehind(first)).as("%s", forged).isFalse();
    }

    private static Change change(Act act, String subject, String detail) {
        return new Change(act, subject, detail);
    }

    @Test
    void a_note_tells_time_as_every_store_keeps_it() {
        assertThat(Note.behind(null, AT.plusNanos(999), Actor.OPERATOR, CHANGE)).isEqualTo(first);
    }

    @Test
    void no_partner_can_be_taken_for_the_operator() {
        var brand = new Brand.Id("b");
        for (var name : List.of("operator", "first"))
            assertThat(Actor.of(new Partner(brand, new Partner.Name(name), Set.of(Scope.MOT))))
                    .isNotIn(Actor.OPERATOR, Actor.FIRST_START);
    }

    @Test
    void a_detail_has_an_end() {
        assertThat(new Change(Act.BRAND_CHANGED, "b", "d".repeat(10_000)).detail())
                .hasSize(Change.LONGEST);
    }
}
