/// How fast the packaged service is, beside PostgreSQL's own `COPY` and beside the service that one
/// would write without much thought.
@NullMarked
package dev.wavelength.benchmarks;

import org.jspecify.annotations.NullMarked;
