package dev.wavelength.rest.http;

import io.github.bucket4j.Bucket;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What one caller may still do: buckets that each request and each moment takes from, and that
/// fill again as time passes.
final class Allowance {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Quota requests;
    private final @Nullable Quota moments;
    private final String policy;

    /// So many in so much time.
    private record Quota(String name, long most, Duration window, Bucket bucket) {

        String policy() {
            return "\"%s\";q=%d;w=%d".formatted(name, most, window.toSeconds());
        }

        /// What is left, and in how many seconds all will be again.
        String state() {
            long left = bucket.getAvailableTokens();
            long whole = Math.ceilDiv((most - left) * window.toSeconds(), most);
            return "\"" + name + "\";r=" + left + ";t=" + Math.max(whole, 1);
        }

        void spend(long number, String advice) {
            var spent = bucket.tryConsumeAndReturnRemaining(number);
            if (spent.isConsumed()) return;
            throw new Refusal(Problem.TOO_MANY_REQUESTS, advice, spent.getNanosToWaitForRefill());
        }
    }

    Allowance(Bucket requests, long requestsPerSecond) {
        this(new Quota("requests", requestsPerSecond, SECOND, requests), null);
    }

    Allowance(Bucket requests, long requestsPerSecond, Bucket moments, long momentsPerDay) {
        this(
                new Quota("requests", requestsPerSecond, SECOND, requests),
                new Quota("moments", momentsPerDay, DAY, moments));
    }

    private Allowance(Quota requests, @Nullable Quota moments) {
        this.requests = requests;
        this.moments = moments;
        this.policy =
                moments == null ? requests.policy() : requests.policy() + ", " + moments.policy();
    }

    /// Takes a request.
    ///
    /// @throws Refusal if there were too many
    void spendRequest() {
        requests.spend(
                1,
                "There may be %d requests a second: wait a little. Moments cost least in batches."
                        .formatted(requests.most()));
    }

    /// Takes so many moments, or none.
    ///
    /// @throws Refusal if there are fewer left
    void spendMoments(int number) {
        if (moments != null)
            moments.spend(
                    number,
                    "There may be %d moments a day, and fewer than %d are left: wait, or ask the operator for more."
                            .formatted(moments.most(), number));
    }

    /// As the header RateLimit-Policy has it (draft-ietf-httpapi-ratelimit-headers-10).
    String policy() {
        return policy;
    }

    /// As the header RateLimit has it.
    String state() {
        return moments == null ? requests.state() : requests.state() + ", " + moments.state();
    }
}
