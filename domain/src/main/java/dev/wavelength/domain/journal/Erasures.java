package dev.wavelength.domain.journal;

import dev.wavelength.domain.brand.Brand;
import dev.wavelength.domain.moment.Customer;

import java.time.Instant;

/// Driven port: for letting go of what is recorded, of a customer or of a time, in one step, all or
/// nothing. What was counted of it stays counted.
///
/// | rule | every implementation must |
/// | --- | --- |
/// | G1 | erase a customer with all that is kept of them, and nothing of any other |
/// | G2 | leave counted what was: moments by the day, and criticals that wait for their remedy |
/// | G3 | know an erased customer again, and answer as it did first |
/// | G4 | number a brand's erasures from 1 without gaps, however many race |
/// | G5 | erase what racing writers record of a customer, or have it refused: never a half |
/// | G6 | let moments expire that occurred before an instant, the oldest first, and no others |
/// | G7 | leave of a chain what its other moments make of it, and of one without any nothing |
public interface Erasures {

    /// What became of a customer.
    sealed interface Erased {
        /// All that was kept of them is gone.
        record Now(Erasure erasure) implements Erased {}

        /// They were erased before; this is what was gone then.
        record Before(Erasure erasure) implements Erased {}

        /// Nothing is kept of them, and they were never erased.
        record Unknown() implements Erased {}
    }

    /// Erases a customer, of whom nothing will be recorded any more.
    Erased erase(Brand.Id brand, Customer customer, Instant now);

    /// Lets go of moments that occurred before an instant: about `limit` of them, and at least one
    /// if there is any.
    ///
    /// @return how many
    int expire(Brand.Id brand, Instant before, int limit, Instant now);
}
