/// Use cases around who changed what.
@NullMarked
package dev.wavelength.application.audit;

import org.jspecify.annotations.NullMarked;
