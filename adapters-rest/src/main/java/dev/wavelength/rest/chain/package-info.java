/// Chains as lists and figures.
@NullMarked
package dev.wavelength.rest.chain;

import org.jspecify.annotations.NullMarked;
