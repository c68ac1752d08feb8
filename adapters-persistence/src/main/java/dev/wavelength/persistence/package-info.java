/// The driven ports kept in PostgreSQL.
@NullMarked
package dev.wavelength.persistence;

import org.jspecify.annotations.NullMarked;
