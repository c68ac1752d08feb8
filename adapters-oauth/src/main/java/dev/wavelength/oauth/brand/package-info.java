/// Reading access tokens of OAuth 2, signed as their issuer's keys tell.
@NullMarked
package dev.wavelength.oauth.brand;

import org.jspecify.annotations.NullMarked;
