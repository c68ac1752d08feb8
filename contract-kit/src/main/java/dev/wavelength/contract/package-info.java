/// For people who swap an adapter: reference adapters and the contracts every adapter must meet.
@NullMarked
package dev.wavelength.contract;

import org.jspecify.annotations.NullMarked;
