/// Who changed what, and when: each brand's audit trail.
@NullMarked
package dev.wavelength.domain.audit;

import org.jspecify.annotations.NullMarked;
