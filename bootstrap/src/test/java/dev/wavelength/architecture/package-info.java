/// The laws of the house, and the proof that each of them bites.
@NullMarked
package dev.wavelength.architecture;

import org.jspecify.annotations.NullMarked;
