package dev.wavelength.contract.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.contract.value.Race;
import dev.wavelength.domain.brand.ApiKey;
import dev.wavelength.domain.brand.OperatorKeys;

import org.junit.jupiter.api.Test;

import java.util.HashSet;

/// What every adapter for [OperatorKeys] must do, rule by rule.
public abstract class OperatorKeysContract {

    /// The adapter under test, over a store that keeps no operator's key yet.
    protected abstract OperatorKeys operatorKeys();

    private static ApiKey.Fingerprint fingerprint(String secret) {
        return new ApiKey(secret).fingerprint();
    }

    @Test
    void o1_the_first_is_kept_and_answered_with_ever_after() {
        var keys = operatorKeys();
        var first = fingerprint("wl_the-first-operator");

        assertThat(keys.keepFirst(first)).isEqualTo(first);
        assertThat(keys.keepFirst(fingerprint("wl_a-second-operator"))).isEqualTo(first);
        assertThat(keys.keepFirst(first)).isEqualTo(first);
        assertThat(keys.keepFirst(fingerprint("wl_a-third-operator"))).isEqualTo(first);
    }

    @Test
    void o1_all_who_race_are_answered_with_one_of_theirs() {
        var keys = operatorKeys();

        var answers =
                Race.run(
                        Race.RACERS,
                        racer -> keys.keepFirst(fingerprint("wl_operator-no-" + racer)));

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(keys.keepFirst(fingerprint("wl_operator-too-late"))).isEqualTo(answers.get(0));
    }
}
