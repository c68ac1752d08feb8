/// A customer's moments in order of time, folded into what they add up to.
@NullMarked
package dev.wavelength.domain.chain;

import org.jspecify.annotations.NullMarked;
