/// Touchpoints and promises in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.promise;

import org.jspecify.annotations.NullMarked;
