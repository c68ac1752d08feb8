/// Customers' chains in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.chain;

import org.jspecify.annotations.NullMarked;
