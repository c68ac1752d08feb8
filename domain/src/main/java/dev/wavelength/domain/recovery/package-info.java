/// The work of turning an OW into a WOW: opened by the OW, closed by what the customer then felt.
@NullMarked
package dev.wavelength.domain.recovery;

import org.jspecify.annotations.NullMarked;
