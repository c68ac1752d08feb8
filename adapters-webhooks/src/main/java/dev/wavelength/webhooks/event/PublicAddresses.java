package dev.wavelength.webhooks.event;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Which addresses belong to the public network, and not to us, our neighbours or nobody.
///
/// Sources: the IANA registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890). Of IPv6
/// only the global unicast addresses are given out at all (2000::/3), so that whatever leads to
/// IPv4 or back to this machine in another guise is outside of them, or listed here.
final class PublicAddresses {

    private static final List<Range> SPECIAL =
            List.of(
                    Range.of("0.0.0.0", 8),
                    Range.of("10.0.0.0", 8),
                    Range.of("100.64.0.0", 10),
                    Range.of("127.0.0.0", 8),
                    Range.of("169.254.0.0", 16),
                    Range.of("172.16.0.0", 12),
                    Range.of("192.0.0.0", 24),
                    Range.of("192.0.2.0", 24),
                    Range.of("192.88.99.0", 24),
                    Range.of("192.168.0.0", 16),
                    Range.of("198.18.0.0", 15),
                    Range.of("198.51.100.0", 24),
                    Range.of("203.0.113.0", 24),
                    Range.of("224.0.0.0", 4),
                    Range.of("240.0.0.0", 4),
                    // Protocol assignments, Teredo among them.
                    Range.of("2001::", 23),
                    Range.of("2001:db8::", 32),
                    // 6to4.
                    Range.of("2002::", 16),
                    Range.of("3fff::", 20));

    private static final Range GLOBAL = Range.of("2000::", 3);

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return (!(address instanceof Inet6Address) || GLOBAL.contains(address))
                && SPECIAL.stream().noneMatch(range -> range.contains(address));
    }

    /// The addresses that begin with the same bits.
    private record Range(InetAddress first, int bits) {

        static Range of(String first, int bits) {
            try {
                return new Range(InetAddress.getByName(first), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(first + " is no address", e);
            }
        }

        boolean contains(InetAddress address) {
            var bytes = address.getAddress();
            var begin = first.getAddress();
            if (bytes.length != begin.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((bytes[bit / 8] ^ begin[bit / 8]) & mask) != 0) return false;
            }
            return true;
        }
    }
}
