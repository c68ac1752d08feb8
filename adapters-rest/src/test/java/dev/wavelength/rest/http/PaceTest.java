package dev.wavelength.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.brand.Limits;
import dev.wavelength.domain.brand.Partner;
import dev.wavelength.domain.brand.Scope;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

class PaceTest {

    private static final int MOST_CALLERS = 100;

    private final AtomicLong nanos = new AtomicLong();
    private final Pace pace = new Pace(new StoppedClock(nanos), MOST_CALLERS);
    private final Partner shop = partner("shop", new Limits(4, 240));

    private static Partner partner(String name, Limits limits) {
        return new Partner(
                new Brand.Id("b"), new Partner.Name(name), Set.of(Scope.MOMENTS_WRITE), limits);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Refusal refusalOf(Runnable spending) {
        var refusal = catchThrowableOfType(Refusal.class, spending::run);
        assertThat(refusal.problem()).isEqualTo(Problem.TOO_MANY_REQUESTS);
        return refusal;
    }

    private void spend(int requests) {
        for (int i = 0; i < requests; i++) pace.of(shop).spendRequest();
    }

    @Test
    void a_caller_may_do_so_much_in_a_second_and_no_more() {
        assertThat(pace.of(shop).policy())
                .isEqualTo("\"requests\";q=4;w=1, \"moments\";q=240;w=86400");
        spend(3);
        assertThat(pace.of(shop).state()).isEqualTo("\"requests\";r=1;t=1, \"moments\";r=240;t=1");
        spend(1);

        assertThat(refusalOf(() -> spend(1)).retryAfter()).isEqualTo(1);
    }

    @Test
    void as_time_passes_more_may_be_done_and_after_a_second_all_of_it() {
        spend(4);

        pass(Duration.ofMillis(250));
        spend(1);
        refusalOf(() -> spend(1));

        pass(Duration.ofSeconds(1));
        spend(4);
        refusalOf(() -> spend(1));
    }

    @Test
    void so_many_moments_may_be_sent_in_a_day_all_or_none_of_a_batch() {
        pace.spendMoments(shop, 239);

        assertThat(refusalOf(() -> pace.spendMoments(shop, 2)).retryAfter()).isEqualTo(360);
        assertThat(pace.of(shop).state()).endsWith("\"moments\";r=1;t=86040");
        pace.spendMoments(shop, 1);
        pass(Duration.ofDays(1));
        pace.spendMoments(shop, 240);
    }

    @Test
    void one_caller_does_not_spend_what_is_anothers() {
        spend(4);

        pace.of(partner("till", new Limits(4, 240))).spendRequest();
        pace.ofOperator().spendRequest();
    }

    @Test
    void other_limits_hold_at_once() {
        spend(4);

        assertThatCode(() -> pace.of(shop.within(new Limits(5, 240))).spendRequest())
                .doesNotThrowAnyException();
    }

    @Test
    void strangers_are_counted_by_where_they_call_from() {
        for (int i = 0; i < Pace.OF_STRANGERS; i++) pace.ofStranger("192.0.2.1").spendRequest();

        refusalOf(() -> pace.ofStranger("192.0.2.1").spendRequest());
        pace.ofStranger("192.0.2.2").spendRequest();
        assertThat(pace.ofStranger("192.0.2.2").policy()).isEqualTo("\"requests\";q=50;w=1");
    }

    @Test
    void so_many_callers_are_remembered_however_many_there_are() {
        for (int i = 0; i < 10_000; i++) {
            pace.of(partner("p" + i, Limits.STANDARD)).spendRequest();
            pace.ofStranger("address-" + i).spendRequest();
        }

        assertThat(pace.remembered()).isLessThanOrEqualTo(2 * MOST_CALLERS);
    }
}
