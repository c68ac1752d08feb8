/// Tallies in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.pulse;

import org.jspecify.annotations.NullMarked;
