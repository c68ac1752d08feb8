/// The HTTP face of recoveries.
@NullMarked
package dev.wavelength.rest.recovery;

import org.jspecify.annotations.NullMarked;
