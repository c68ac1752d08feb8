/// Rulebooks: the reference adapter and the contract.
@NullMarked
package dev.wavelength.contract.verdict;

import org.jspecify.annotations.NullMarked;
