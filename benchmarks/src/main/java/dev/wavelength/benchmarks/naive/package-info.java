/// The service that one would write without much thought: it keeps a moment, its customer's chain
/// and the tally of its day in one transaction a request.
@NullMarked
package dev.wavelength.benchmarks.naive;

import org.jspecify.annotations.NullMarked;
