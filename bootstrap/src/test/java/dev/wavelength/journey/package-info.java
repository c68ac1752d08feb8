/// The service as its users meet it: real processes, a real database, HTTP.
@NullMarked
package dev.wavelength.journey;

import org.jspecify.annotations.NullMarked;
