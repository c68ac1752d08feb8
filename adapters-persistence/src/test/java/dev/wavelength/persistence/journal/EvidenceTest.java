package dev.wavelength.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.moment.MomentBuilder;
import dev.wavelength.domain.moment.Feedback;
import dev.wavelength.domain.moment.Instrument;
import dev.wavelength.domain.moment.Moment;
import dev.wavelength.persistence.sql.Json;

import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// One column holds the evidence of all revisions of a moment.
class EvidenceTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:14:03Z");

    private final Evidence evidence = new Evidence(new Json(ObjectMapper.getDefault()));

    @Test
    void what_is_most_often_the_case_takes_no_room() {
        var moment = MomentBuilder.aMoment().delivered(3).said(said(2)).build();

        assertThat(evidence.write(moment))
                .isEqualTo(
                        """
                        {"deliveries":[{"promise":"days-to-door","unit":"days","better":"LOWER",\
                        "promised":4.0,"tolerated":5.0,"stretch":2.0,"value":3.0}],\
                        "feedback":[{"instrument":"CSAT","score":2}]}""");
        assertThat(evidence.write(MomentBuilder.aMoment().build())).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_a_revision_does_every_revision_before_stays_as_it_was(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var revisions = new ArrayList<Moment>();
            var text = "";
            for (int number = 1; number <= 6; number++) {
                var moment = anything(random);
                text = number == 1 ? evidence.write(moment) : evidence.write(text, moment, number);
                revisions.add(moment);
                for (int before = 1; before <= number; before++)
                    assertThat(evidence.read(text).feedback(AT, before))
                            .isEqualTo(revisions.get(before - 1).feedback());
            }
        }
    }

    /// Pieces that come, come twice, go and come again, in any order.
    private static Moment anything(Random random) {
        var moment = MomentBuilder.aMoment();
        IntStream.range(0, random.nextInt(6))
                .forEach(i -> moment.said(said(1 + random.nextInt(3))));
        return moment.build();
    }

    private static Feedback said(int score) {
        return new Feedback(Instrument.CSAT, score, null, AT);
    }

    @Test
    void what_came_later_says_so() {
        var first = MomentBuilder.aMoment().said(said(2)).build();
        var second = first.with(List.of(), List.of(said(3)));

        assertThat(evidence.write(evidence.write(first), second, 2))
                .isEqualTo(
                        """
                        {"feedback":[{"instrument":"CSAT","score":2},\
                        {"instrument":"CSAT","score":3,"since":2}]}""");
    }
}
