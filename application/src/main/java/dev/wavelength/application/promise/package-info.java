/// Use cases around what customers are told to expect.
@NullMarked
package dev.wavelength.application.promise;

import org.jspecify.annotations.NullMarked;
