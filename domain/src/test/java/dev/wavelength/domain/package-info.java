/// What the tests of the domain share: cases and properties.
@NullMarked
package dev.wavelength.domain;

import org.jspecify.annotations.NullMarked;
