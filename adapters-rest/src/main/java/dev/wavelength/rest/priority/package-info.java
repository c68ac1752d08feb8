/// Where to mend first, over HTTP.
@NullMarked
package dev.wavelength.rest.priority;

import org.jspecify.annotations.NullMarked;
