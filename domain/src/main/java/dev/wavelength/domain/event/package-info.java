/// Events: what happened, told to other systems in its order; and the webhooks that wait for it.
@NullMarked
package dev.wavelength.domain.event;

import org.jspecify.annotations.NullMarked;
