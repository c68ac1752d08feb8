/// OW, HOW and WOW counted over time.
@NullMarked
package dev.wavelength.domain.pulse;

import org.jspecify.annotations.NullMarked;
