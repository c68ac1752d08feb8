/// Use cases of the operator: brands, partners and who is calling.
@NullMarked
package dev.wavelength.application.brand;

import org.jspecify.annotations.NullMarked;
