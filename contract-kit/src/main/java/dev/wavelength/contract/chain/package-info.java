/// The reference adapter for reading chains.
@NullMarked
package dev.wavelength.contract.chain;

import org.jspecify.annotations.NullMarked;
