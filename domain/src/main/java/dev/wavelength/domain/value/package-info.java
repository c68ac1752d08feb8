/// What every feature is made of: keys, texts, content digests, pages, and how a bad value is
/// named.
@NullMarked
package dev.wavelength.domain.value;

import org.jspecify.annotations.NullMarked;
