package dev.wavelength.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.persistence.sql.Differences.Difference;

import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void what_is_alike_is_no_difference() {
        var differences = new Differences();

        differences.compare("a", 1, 1);
        differences.compare("b", null, null);
        differences.compare("c", 1, null);

        assertThat(differences.first()).containsExactly(new Difference("c", "1", null));
        assertThat(differences.count()).isOne();
    }

    @Test
    void all_are_counted_and_the_first_are_held() {
        var differences = new Differences();

        for (int i = 0; i < 1_000; i++) differences.add("d" + i, i, null);

        assertThat(differences.first())
                .hasSize(Differences.MOST)
                .last()
                .satisfies(last -> assertThat(last.what()).isEqualTo("d99"));
        assertThat(differences.count()).isEqualTo(1_000);
    }
}
