/// Use cases of turning OWs into WOWs: taking steps, reading how far it is, keeping time.
@NullMarked
package dev.wavelength.application.recovery;

import org.jspecify.annotations.NullMarked;
