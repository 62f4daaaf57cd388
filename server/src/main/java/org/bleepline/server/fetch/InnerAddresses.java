package org.bleepline.server.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses that are not of the open internet, after the IANA registries of special-purpose addresses (RFC 6890). */
final class InnerAddresses {
    private InnerAddresses() {}

    static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        if (address instanceof Inet4Address) {
            return isInner4(address.getAddress());
        }
        return !(address instanceof Inet6Address) || isInner6(address.getAddress());
    }

    private static boolean isInner4(byte[] bytes) {
        int first = bytes[0] & 255;
        int second = bytes[1] & 255;
        int third = bytes[2] & 255;
        return first == 0
                || first == 10
                || first == 127
                || (first == 100 && second >= 64 && second < 128) // shared by carriers, also a cloud's metadata
                || (first == 169 && second == 254) // link-local, metadata services
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 88 && third == 99)
                || (first == 192 && second == 168)
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113)
                || first >= 224;
    }

    /** Only 2000::/3 is the open internet; within it, what carries an IPv4 address is as good as that address. */
    private static boolean isInner6(byte[] bytes) {
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)) {
            return isInner4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if ((bytes[0] & 0xe0) != 0x20) {
            return true;
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return isInner4(Arrays.copyOfRange(bytes, 2, 6));
        }
        return startsWith(bytes, 0x20, 0x01, 0x00, 0x00) || startsWith(bytes, 0x20, 0x01, 0x0d, 0xb8);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int index = 0; index < prefix.length; index++) {
            if ((bytes[index] & 255) != prefix[index]) {
                return false;
            }
        }
        return true;
    }

    /** @throws UnknownHostException if the name has no address, or one of them is inner and not allowed */
    static InetAddress[] resolve(String host, int port, AllowList allowed) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (contains(address) && !allowed.allows(host, address, port)) {
                throw new UnknownHostException("an inner address may not be reached");
            }
        }
        return addresses;
    }
}
