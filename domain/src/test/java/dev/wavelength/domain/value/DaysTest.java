package dev.wavelength.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class DaysTest {

    private static final LocalDate FROM = LocalDate.of(2028, 2, 28);

    @Test
    void as_many_days_as_there_may_be_are_right() {
        assertThat(Days.fault(FROM, FROM, 1)).isEmpty();
        assertThat(Days.fault(FROM, LocalDate.of(2028, 3, 1), 3)).isEmpty();
    }

    @Test
    void one_day_more_is_wrong() {
        assertThat(Days.fault(FROM, LocalDate.of(2028, 3, 1), 2))
                .contains(new Fault("/to", "must be at most 2 days from the first"));
    }

    @Test
    void a_last_day_before_the_first_is_wrong() {
        assertThat(Days.fault(FROM, FROM.minusDays(1), 1))
                .contains(new Fault("/to", "must not be before from"));
    }
}
