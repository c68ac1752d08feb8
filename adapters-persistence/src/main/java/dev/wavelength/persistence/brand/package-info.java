/// Brands, partners and the operator's key in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.brand;

import org.jspecify.annotations.NullMarked;
