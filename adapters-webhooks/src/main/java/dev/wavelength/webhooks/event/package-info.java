/// Sending events to receivers over HTTP, signed as Standard Webhooks has it.
@NullMarked
package dev.wavelength.webhooks.event;

import org.jspecify.annotations.NullMarked;
