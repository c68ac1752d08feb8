/// Brands, partners and the operator's key: reference adapters, contracts, builders.
@NullMarked
package dev.wavelength.contract.brand;

import org.jspecify.annotations.NullMarked;
