package org.restante.sasl;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a client's failures are counted by: its IPv4 address, or the /64 network of its IPv6 address, which is the least that
 * one client has for itself (RFC 6177).
 *
 * @param prefix 4 octets, or the first 8
 */
public record ClientNetwork(ByteBuffer prefix) {
    private static final int OCTETS = 8;

    /** Returns the network of an address. */
    public static ClientNetwork of(InetAddress address) {
        byte[] octets = address.getAddress();
        return new ClientNetwork(
                ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(octets, OCTETS) : octets));
    }
}
