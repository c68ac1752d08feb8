package dev.wavelength.webhooks.event;

import org.apache.hc.client5.http.DnsResolver;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Lets through to the addresses within reach alone. A connection is made to the very addresses
/// that were looked at: a name that means something else a moment later opens nothing.
final class Gate implements DnsResolver {

    private final Names names;
    private final Reach reach;

    Gate(Names names, Reach reach) {
        this.names = names;
        this.reach = reach;
    }

    /// @throws OutOfReach if any of the host's addresses is
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.addresses(host);
        if (reach == Reach.PUBLIC)
            for (var address : addresses)
                if (!PublicAddresses.contain(address)) throw new OutOfReach();
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
