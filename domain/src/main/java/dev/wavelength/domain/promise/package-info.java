/// What the brand told customers to expect, touchpoint by touchpoint and version by version.
@NullMarked
package dev.wavelength.domain.promise;

import org.jspecify.annotations.NullMarked;
