/// The contracts of the Service MOT's ports, and their reference adapters.
@NullMarked
package dev.wavelength.contract.mot;

import org.jspecify.annotations.NullMarked;
