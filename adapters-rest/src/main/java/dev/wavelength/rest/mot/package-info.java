/// The Service MOT: certificates as JSON, as a page and as a table, and what shifts over time.
@NullMarked
package dev.wavelength.rest.mot;

import org.jspecify.annotations.NullMarked;
