/// Use cases for reading experience over time.
@NullMarked
package dev.wavelength.application.pulse;

import org.jspecify.annotations.NullMarked;
