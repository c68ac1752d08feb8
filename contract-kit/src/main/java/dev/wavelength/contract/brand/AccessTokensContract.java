package dev.wavelength.contract.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wavelength.domain.brand.AccessToken;
import dev.wavelength.domain.brand.AccessTokens;
import dev.wavelength.domain.brand.AccessTokens.Reading;
import dev.wavelength.domain.brand.ClientId;
import dev.wavelength.domain.brand.Scope;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/// What every adapter for [AccessTokens] must do, rule by rule.
public abstract class AccessTokensContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:14:03Z");

    /// What time it is for the adapter under test.
    public static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private static final String SCOPE = "moments:write moments:read";
    private static final Reading GOOD =
            new Reading.Good(
                    new ClientId("till-4"), Set.of(Scope.MOMENTS_WRITE, Scope.MOMENTS_READ));
    private static final Reading WORTHLESS = new Reading.Worthless();

    private AccessTokens tokens;

    /// The adapter under test.
    protected abstract AccessTokens accessTokens();

    /// A token of the client `till-4`, made by the adapter's issuer for this service.
    protected abstract AccessToken issued(String scope, Instant from, Instant until);

    /// One made for another service.
    protected abstract AccessToken issuedForAnother(String scope, Instant from, Instant until);

    /// One that says the same, made by another than the issuer.
    protected abstract AccessToken forged(String scope, Instant from, Instant until);

    /// Has the issuer tell its keys to nobody from now on, nor to anybody before.
    protected abstract void silence();

    @BeforeEach
    void begin() {
        tokens = accessTokens();
    }

    private Reading read(Instant from, Instant until) {
        return tokens.read(issued(SCOPE, from, until));
    }

    private static Instant in(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    @Test
    void j1_whose_a_token_is_and_what_for() {
        assertThat(read(in(-10), in(3_600))).isEqualTo(GOOD);
    }

    @Test
    void j1_scopes_that_nobody_knows_are_left_out() {
        assertThat(tokens.read(issued(SCOPE + " pay:all  MOT", in(-10), in(3_600))))
                .isEqualTo(GOOD);
    }

    @Test
    void j1_a_token_for_nothing_is_good_for_nothing() {
        assertThat(tokens.read(issued("", in(-10), in(3_600))))
                .isEqualTo(new Reading.Good(new ClientId("till-4"), Set.of()));
    }

    @Test
    void j2_a_token_is_worthless_once_its_time_is_over() {
        assertThat(read(in(-3_600), in(-61))).isEqualTo(WORTHLESS);
    }

    @Test
    void j2_a_token_is_worthless_before_its_time() {
        assertThat(read(in(61), in(3_600))).isEqualTo(WORTHLESS);
    }

    @Test
    void j2_a_token_for_another_service_is_worthless() {
        assertThat(tokens.read(issuedForAnother(SCOPE, in(-10), in(3_600)))).isEqualTo(WORTHLESS);
    }

    @Test
    void j2_a_token_that_another_made_is_worthless() {
        assertThat(tokens.read(forged(SCOPE, in(-10), in(3_600)))).isEqualTo(WORTHLESS);
    }

    @Test
    void j2_a_token_is_worthless_wherever_it_was_changed() {
        var text = issued(SCOPE, in(-10), in(3_600)).text();
        // Of the last character not every bit counts.
        for (int i = 2; i < text.length() - 1; i += 7) {
            if (text.charAt(i) == '.') continue;
            var other = text.charAt(i) == 'x' ? 'y' : 'x';
            var changed = new AccessToken(text.substring(0, i) + other + text.substring(i + 1));
            assertThat(tokens.read(changed)).as("changed at %d", i).isEqualTo(WORTHLESS);
        }
    }

    @Test
    void j3_what_cannot_be_known_is_not_taken_for_worthless() {
        silence();

        assertThat(read(in(-10), in(3_600))).isEqualTo(new Reading.IssuerSilent());
    }
}
