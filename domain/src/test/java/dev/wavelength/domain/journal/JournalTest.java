package dev.wavelength.domain.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.Generate;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.chain.Chain;
import dev.wavelength.domain.chain.Position;
import dev.wavelength.domain.moment.Customer;
import dev.wavelength.domain.value.Digest;
import dev.wavelength.domain.verdict.Rulebook;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class JournalTest {

    private static final Instant NANOS = Instant.parse("2026-03-02T08:14:03.123456999Z");
    private static final Instant MICROS = Instant.parse("2026-03-02T08:14:03.123456Z");

    @Test
    void drafts_and_revisions_are_dated_to_the_microsecond() {
        var moment = Generate.moment(List.of(), List.of(), null);
        var verdict = Rulebook.standard().judge(moment, MICROS);

        assertThat(
                        new Draft(
                                        moment,
                                        Digest.of(moment),
                                        new Partner.Name("shop"),
                                        NANOS,
                                        LocalDate.EPOCH,
                                        verdict,
                                        null)
                                .recordedAt())
                .isEqualTo(MICROS);
        assertThat(new Revision(moment, 1, NANOS, verdict, null, null).judgedAt())
                .isEqualTo(MICROS);
    }

    @Test
    void an_entry_shows_how_the_chain_of_a_head_fares() {
        assertThat(Entry.ChainState.of(Chain.Head.EMPTY))
                .isEqualTo(new Entry.ChainState(Chain.Status.OPEN, 0));
        var broken = new Chain.Head(1, 1, 1, 0, 0, 1, -2.8, 0, 0, -2.8, -2.8, null, null, null);
        assertThat(Entry.ChainState.of(broken))
                .isEqualTo(new Entry.ChainState(Chain.Status.BROKEN, 1));
    }

    @Test
    void a_filter_may_ask_for_one_customer() {
        var ada = new Customer("ada");

        assertThat(Moments.Filter.of(ada))
                .isEqualTo(new Moments.Filter(ada, null, null, null, null));
    }

    @Test
    void a_position_is_that_of_its_moment() {
        var moment = Generate.moment(List.of(), List.of(), null);

        assertThat(Position.of(moment)).isEqualTo(new Position(moment.occurredAt(), moment.id()));
    }
}
