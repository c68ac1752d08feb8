/// What a person may ask for: to be told all that is known of them, and to be forgotten.
@NullMarked
package dev.wavelength.application.privacy;

import org.jspecify.annotations.NullMarked;
