/// Use cases around the rules of judging.
@NullMarked
package dev.wavelength.application.verdict;

import org.jspecify.annotations.NullMarked;
