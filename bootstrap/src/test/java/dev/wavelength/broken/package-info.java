/// A house in ruins: below this package every law of the architecture is broken at least once,
/// which is how the laws are known to bite.
@NullMarked
package dev.wavelength.broken;

import org.jspecify.annotations.NullMarked;
