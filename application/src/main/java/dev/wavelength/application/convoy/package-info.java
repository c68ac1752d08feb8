/// How what many ask at once is done together.
@NullMarked
package dev.wavelength.application.convoy;

import org.jspecify.annotations.NullMarked;
