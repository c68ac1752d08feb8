/// Recorded moments in PostgreSQL, and all that is kept in step with them.
@NullMarked
package dev.wavelength.persistence.journal;

import org.jspecify.annotations.NullMarked;
