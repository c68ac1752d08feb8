/// Starts the service: configuration, database, wiring and the server, in that order.
@NullMarked
package dev.wavelength.bootstrap;

import org.jspecify.annotations.NullMarked;
