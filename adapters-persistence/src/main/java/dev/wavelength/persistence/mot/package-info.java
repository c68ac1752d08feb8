/// The Service MOT in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.mot;

import org.jspecify.annotations.NullMarked;
