/// Use cases around the rules and judging without recording.
@NullMarked
package dev.wavelength.application.verdict;

import org.jspecify.annotations.NullMarked;
