/// The Service MOT: a dated inspection of the service from the customers' side, ending in a
/// certificate.
@NullMarked
package dev.wavelength.domain.mot;

import org.jspecify.annotations.NullMarked;
