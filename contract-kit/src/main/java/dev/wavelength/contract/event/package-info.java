/// The kit for events, webhooks and dispatches.
@NullMarked
package dev.wavelength.contract.event;

import org.jspecify.annotations.NullMarked;
