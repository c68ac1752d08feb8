/// Shares and scores with the interval that says how far they can be trusted.
@NullMarked
package dev.wavelength.domain.figure;

import org.jspecify.annotations.NullMarked;
