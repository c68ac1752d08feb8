/// Who changed what, for the operator to read.
@NullMarked
package dev.wavelength.rest.audit;

import org.jspecify.annotations.NullMarked;
