package dev.wavelength.webhooks.event;

import java.io.Serial;
import java.net.UnknownHostException;

/// Nothing is sent there. It does not say which address a name led to: whoever registers webhooks
/// is not to learn what our network looks like.
final class OutOfReach extends UnknownHostException {

    @Serial private static final long serialVersionUID = 1;

    static final String REASON = "must lead to public addresses only";

    OutOfReach() {
        super(REASON);
    }
}
