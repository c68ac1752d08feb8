/// Touchpoints and what is promised there.
@NullMarked
package dev.wavelength.rest.promise;

import org.jspecify.annotations.NullMarked;
