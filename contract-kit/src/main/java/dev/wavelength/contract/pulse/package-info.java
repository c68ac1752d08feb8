/// The reference adapter for reading tallies.
@NullMarked
package dev.wavelength.contract.pulse;

import org.jspecify.annotations.NullMarked;
