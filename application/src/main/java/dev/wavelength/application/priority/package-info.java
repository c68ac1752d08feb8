/// The use case for seeing where to mend first.
@NullMarked
package dev.wavelength.application.priority;

import org.jspecify.annotations.NullMarked;
