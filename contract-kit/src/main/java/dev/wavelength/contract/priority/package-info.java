/// The contract for counting customers, and its reference adapter.
@NullMarked
package dev.wavelength.contract.priority;

import org.jspecify.annotations.NullMarked;
