/// What every contract needs: a race.
@NullMarked
package dev.wavelength.contract.value;

import org.jspecify.annotations.NullMarked;
