/// The reference adapter for keeping recoveries.
@NullMarked
package dev.wavelength.contract.recovery;

import org.jspecify.annotations.NullMarked;
