/// The rules: how evidence becomes OW, HOW, WOW or not yet judged.
@NullMarked
package dev.wavelength.domain.verdict;

import org.jspecify.annotations.NullMarked;
