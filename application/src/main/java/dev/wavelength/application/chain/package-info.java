/// Use cases for reading customers' chains.
@NullMarked
package dev.wavelength.application.chain;

import org.jspecify.annotations.NullMarked;
