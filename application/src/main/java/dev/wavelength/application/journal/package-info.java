/// Use cases of the main job: judging and recording moments, adding evidence, reading both.
@NullMarked
package dev.wavelength.application.journal;

import org.jspecify.annotations.NullMarked;
