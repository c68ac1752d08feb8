package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

class PaceTest {

    private final AtomicLong second = new AtomicLong();
    private final Pace pace = new Pace(second::get);

    @Test
    void a_caller_may_do_so_much_in_a_second_and_no_more() {
        assertThat(pace.spend("a", 2).left()).isEqualTo(1);
        assertThat(pace.spend("a", 2).left()).isZero();
        assertThat(pace.spend("a", 2).left()).isNegative();
        assertThat(pace.spend("a", 2).state()).isEqualTo("\"requests\";r=0;t=1");
    }

    @Test
    void the_next_second_begins_anew() {
        for (int i = 0; i < 5; i++) pace.spend("a", 2);

        second.incrementAndGet();

        assertThat(pace.spend("a", 2).left()).isEqualTo(1);
    }

    @Test
    void one_caller_does_not_spend_what_is_anothers() {
        for (int i = 0; i < 5; i++) pace.spend("a", 2);

        assertThat(pace.spend("b", 2).left()).isEqualTo(1);
    }
}
