/// Touchpoints and promises: reference adapters, contracts, builders.
@NullMarked
package dev.wavelength.contract.promise;

import org.jspecify.annotations.NullMarked;
