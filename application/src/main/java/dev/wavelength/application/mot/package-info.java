/// Use cases of the Service MOT: inspecting, reading certificates, seeing shifts over time.
@NullMarked
package dev.wavelength.application.mot;

import org.jspecify.annotations.NullMarked;
