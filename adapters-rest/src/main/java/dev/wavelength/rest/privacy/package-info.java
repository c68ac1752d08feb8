/// What customers may ask for over HTTP: to be told all, and to be forgotten.
@NullMarked
package dev.wavelength.rest.privacy;

import org.jspecify.annotations.NullMarked;
