/// Rulebooks in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.verdict;

import org.jspecify.annotations.NullMarked;
