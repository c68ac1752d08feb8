/// Tests of the kit itself: adapters that break one rule each, every one of which must be caught.
@NullMarked
package dev.wavelength.contract.broken;

import org.jspecify.annotations.NullMarked;
