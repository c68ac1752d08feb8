/// The organisation whose customers are served, and the partner systems that speak for it.
@NullMarked
package dev.wavelength.domain.brand;

import org.jspecify.annotations.NullMarked;
