/// Events, webhooks and what is on its way to them, in PostgreSQL.
@NullMarked
package dev.wavelength.persistence.event;

import org.jspecify.annotations.NullMarked;
