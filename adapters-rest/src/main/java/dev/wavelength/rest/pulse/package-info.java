/// OW, HOW and WOW over time.
@NullMarked
package dev.wavelength.rest.pulse;

import org.jspecify.annotations.NullMarked;
