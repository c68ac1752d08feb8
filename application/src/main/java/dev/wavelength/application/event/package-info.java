/// Use cases of telling others what happened: reading events, keeping webhooks, sending to them.
@NullMarked
package dev.wavelength.application.event;

import org.jspecify.annotations.NullMarked;
