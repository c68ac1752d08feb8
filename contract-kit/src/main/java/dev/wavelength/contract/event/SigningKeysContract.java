package dev.wavelength.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.event.SigningKey;
import dev.wavelength.domain.event.SigningKeys;

import org.junit.jupiter.api.Test;

import java.util.HashSet;

/// What every adapter for [SigningKeys] must do, rule by rule.
public abstract class SigningKeysContract {

    /// The adapter under test, over a store that keeps no such key yet.
    protected abstract SigningKeys signingKeys();

    private static SigningKey key(int number) {
        return new SigningKey("%064x".formatted(number));
    }

    @Test
    void s1_the_first_is_kept_and_answered_with_ever_after() {
        var keys = signingKeys();

        assertThat(keys.keepFirst(key(1))).isEqualTo(key(1));
        assertThat(keys.keepFirst(key(2))).isEqualTo(key(1));
        assertThat(keys.keepFirst(key(1))).isEqualTo(key(1));
    }

    @Test
    void s1_all_who_race_are_answered_with_one_of_theirs() {
        var keys = signingKeys();

        var answers = Race.run(Race.RACERS, racer -> keys.keepFirst(key(racer)));

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(keys.keepFirst(key(99))).isEqualTo(answers.get(0));
    }
}
