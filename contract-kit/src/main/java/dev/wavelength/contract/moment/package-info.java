/// Builders of moments as a test needs them.
@NullMarked
package dev.wavelength.contract.moment;

import org.jspecify.annotations.NullMarked;
