/// Moments as partners report them.
@NullMarked
package dev.wavelength.rest.moment;

import org.jspecify.annotations.NullMarked;
