/// Events over HTTP: the feed, and the webhooks they are sent to.
@NullMarked
package dev.wavelength.rest.event;

import org.jspecify.annotations.NullMarked;
