/// Recorded moments, and the chains and tallies that recording keeps: the reference adapter and the
/// contracts.
@NullMarked
package dev.wavelength.contract.journal;

import org.jspecify.annotations.NullMarked;
