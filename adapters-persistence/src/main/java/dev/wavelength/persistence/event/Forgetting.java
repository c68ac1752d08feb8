package dev.wavelength.persistence.event;

import java.util.function.IntSupplier;

/// Deleting what is old in steps, each a transaction of its own: nobody waits for the whole.
final class Forgetting {

    private Forgetting() {}

    /// Repeats a step until it finds less than it could do.
    ///
    /// @return how much was deleted
    static int inSteps(IntSupplier step, int most) {
        int all = 0;
        int last;
        do {
            last = step.getAsInt();
            all += last;
        } while (last == most);
        return all;
    }
}
