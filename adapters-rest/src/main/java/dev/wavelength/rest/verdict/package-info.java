/// Verdicts and rulebooks.
@NullMarked
package dev.wavelength.rest.verdict;

import org.jspecify.annotations.NullMarked;
