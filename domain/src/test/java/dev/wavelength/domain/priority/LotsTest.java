package dev.wavelength.domain.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wavelength.domain.Property;
import dev.wavelength.domain.moment.Customer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.IntStream;

class LotsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 4096",
        "20000, 4096",
        "20001, 256",
        "80000, 256",
        "160000, 128",
        "5000000, 4",
        "100000000, 1",
        "9000000000000, 1",
    })
    void few_moments_are_all_looked_at_and_of_many_a_sample(long moments, int lots) {
        assertThat(Lots.holding(moments).number()).isEqualTo(lots);
    }

    @Test
    void a_sample_is_about_the_same_size_however_many_moments_there_are() {
        Property.forAll(
                random -> random.nextLong(80_000, 20_000_000),
                moments -> {
                    double looked = moments * Lots.holding(moments).share();
                    assertThat(looked).isBetween(Lots.SAMPLED / 2.0, (double) Lots.SAMPLED);
                });
    }

    @Test
    void the_customers_of_some_lots_are_among_those_of_more() {
        Property.forAll(
                random -> new Customer("c-" + random.nextInt()),
                customer -> {
                    boolean held = false;
                    for (int lots = 1; lots <= Lots.MOST_SAMPLED; lots *= 2) {
                        assertThat(new Lots(lots).hold(customer) || !held).isTrue();
                        held = new Lots(lots).hold(customer);
                    }
                    assertThat(new Lots(Lots.ALL).hold(customer)).isTrue();
                });
    }

    @Test
    void a_sample_holds_its_share_of_customers() {
        long held =
                IntStream.range(0, 100_000)
                        .filter(n -> new Lots(Lots.MOST_SAMPLED).hold(new Customer("c-" + n)))
                        .count();

        assertThat(held / 100_000.0).isEqualTo(1 / 16.0, within(0.004));
    }

    @Test
    void lots_are_known_by_three_digits() {
        // The MD5 of "a" is 0cc175b9c0f1b6a831c399e269772661 (RFC 1321).
        assertThat(new Lots(0x0cc).hold(new Customer("a"))).isFalse();
        assertThat(new Lots(0x0cd).hold(new Customer("a"))).isTrue();
        assertThat(new Lots(0x0cd).hold(new Customer("b"))).isFalse();
        assertThat(new Lots(17).names()).hasSize(17).startsWith("000").endsWith("00f", "010");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 257, 4_095, 4_097})
    void there_is_no_other_sample(int number) {
        assertThatThrownBy(() -> new Lots(number)).isInstanceOf(IllegalArgumentException.class);
    }
}
