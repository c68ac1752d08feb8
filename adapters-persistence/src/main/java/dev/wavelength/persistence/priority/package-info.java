/// Customers counted in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.priority;

import org.jspecify.annotations.NullMarked;
