/// Where to mend first: what OWs cost, how many customers they reach, and what is known of them.
@NullMarked
package dev.wavelength.domain.priority;

import org.jspecify.annotations.NullMarked;
