/// Moments of truth: what was reported, and the evidence it comes to once bound to promises.
@NullMarked
package dev.wavelength.domain.moment;

import org.jspecify.annotations.NullMarked;
