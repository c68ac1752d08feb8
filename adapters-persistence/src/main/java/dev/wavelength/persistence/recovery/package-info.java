/// Recoveries in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.recovery;

import org.jspecify.annotations.NullMarked;
