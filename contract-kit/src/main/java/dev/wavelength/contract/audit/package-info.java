/// The reference for audit trails, and what every other must do as well.
@NullMarked
package dev.wavelength.contract.audit;

import org.jspecify.annotations.NullMarked;
