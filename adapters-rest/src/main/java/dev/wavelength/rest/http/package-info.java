/// What all calls share: problems, reading JSON strictly, who may call, cursors and preconditions.
@NullMarked
package dev.wavelength.rest.http;

import org.jspecify.annotations.NullMarked;
