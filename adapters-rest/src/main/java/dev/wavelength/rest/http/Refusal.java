package dev.wavelength.rest.http;

import dev.wavelength.domain.value.Fault;

import java.io.Serial;
import java.util.List;

/// A request that is refused: thrown where that is found out, answered in one place.
public final class Refusal extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final Problem problem;
    private final transient List<Fault> faults;
    private final long retryAfter;

    /// @param detail what is wrong this time and what to do about it
    public Refusal(Problem problem, String detail) {
        this(problem, detail, List.of());
    }

    /// @param faults everything that was found wrong
    public Refusal(Problem problem, String detail, List<Fault> faults) {
        this(problem, detail, faults, 1);
    }

    /// @param nanosToWait before it is of use to try again
    Refusal(Problem problem, String detail, long nanosToWait) {
        this(problem, detail, List.of(), Math.max(1, Math.ceilDiv(nanosToWait, 1_000_000_000L)));
    }

    private Refusal(Problem problem, String detail, List<Fault> faults, long retryAfter) {
        super(detail, null, false, false);
        this.problem = problem;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    /// Well-formed content that cannot be accepted, for these reasons.
    public static Refusal of(List<Fault> faults) {
        return new Refusal(
                Problem.INVALID_CONTENT, "Mend what the errors name, and send it again.", faults);
    }

    /// Nothing there.
    ///
    /// @param what what there is none of, such as `moment x-1`
    public static Refusal notFound(String what) {
        return new Refusal(Problem.NOT_FOUND, "There is no %s.".formatted(what));
    }

    /// What kind of refusal.
    public Problem problem() {
        return problem;
    }

    /// What is wrong this time and what to do about it.
    public String detail() {
        return String.valueOf(getMessage());
    }

    /// Everything that was found wrong.
    public List<Fault> faults() {
        return faults;
    }

    /// After how many seconds to try again, where that is of use.
    long retryAfter() {
        return retryAfter;
    }
}
