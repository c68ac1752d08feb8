/// Audit trails in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.audit;

import org.jspecify.annotations.NullMarked;
