/// Recording moments, adding to them, judging and reading them back.
@NullMarked
package dev.wavelength.rest.journal;

import org.jspecify.annotations.NullMarked;
