/// Where recorded moments are kept, with their verdicts, chains and tallies, in one step.
@NullMarked
package dev.wavelength.domain.journal;

import org.jspecify.annotations.NullMarked;
