/// Brands and the partners that speak for them, as the operator keeps them.
@NullMarked
package dev.wavelength.rest.brand;

import org.jspecify.annotations.NullMarked;
