package org.restante.core.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Collects a header as it comes, octet by octet if it has to be, and reads it when it is whole. It is refused at the first octet
 * that cannot be one, so that nobody waits for the rest of something else; what follows it is left alone.
 *
 * <p>The header is of the form
 *
 * <pre>
 * 12 octets   signature
 * 1 octet     version (2) and command: 0 LOCAL, 1 PROXY
 * 1 octet     family: 0 unspecified, 1 IPv4, 2 IPv6, 3 Unix; and transport: 0 unspecified, 1 stream, 2 datagram
 * 2 octets    how many octets follow: addresses, ports, and then type-length-value vectors
 * </pre>
 */
public final class ProxyHeader {
    /** The most octets that may follow the first 16: a header with a long certificate name has some hundred. */
    public static final int MAX_LENGTH = 4 * 1024;

    private static final byte[] SIGNATURE = {0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a};
    private static final int FIXED = 16;
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final int UNIX_PATH = 108;

    private final ByteBuffer fixed = ByteBuffer.allocate(FIXED);
    private Optional<ByteBuffer> rest = Optional.empty();

    /**
     * Takes as many octets as belong to the header.
     *
     * @return what it says, once it is whole
     * @throws BadHeaderException if it is none, longer than {@link #MAX_LENGTH}, or damaged
     */
    public Optional<ProxiedClient> take(ByteBuffer octets) throws BadHeaderException {
        while (fixed.hasRemaining() && octets.hasRemaining()) {
            fixed.put(octets.get());
            check(fixed.position() - 1);
        }
        if (fixed.hasRemaining()) {
            return Optional.empty();
        }
        if (rest.isEmpty()) {
            rest = Optional.of(ByteBuffer.allocate(length()));
        }
        ByteBuffer variable = rest.get();
        int now = Math.min(variable.remaining(), octets.remaining());
        variable.put(octets.slice(octets.position(), now));
        octets.position(octets.position() + now);
        return variable.hasRemaining() ? Optional.empty() : Optional.of(read(variable.flip()));
    }

    private void check(int at) throws BadHeaderException {
        int octet = fixed.get(at) & 0xff;
        if (at < SIGNATURE.length) {
            require(octet == SIGNATURE[at], "not a header of the PROXY protocol, version 2");
        } else if (at == SIGNATURE.length) {
            require(octet >> 4 == 2, "a version other than 2");
            require((octet & 0xf) <= 1, "a command other than LOCAL and PROXY");
        } else if (at == SIGNATURE.length + 1) {
            require(isLocal() || isDefined(octet), "an address family or a transport that nobody has defined");
        } else if (at == FIXED - 1) {
            require(length() <= MAX_LENGTH, "longer than " + MAX_LENGTH + " octets");
        }
    }

    // Of a connection of its own, whatever the proxy says besides has to be ignored.
    private boolean isLocal() {
        return (fixed.get(SIGNATURE.length) & 0xf) == 0;
    }

    private static boolean isDefined(int octet) {
        int family = octet >> 4;
        int transport = octet & 0xf;
        return octet == 0 || (family >= 1 && family <= 3 && transport >= 1 && transport <= 2);
    }

    private int length() {
        return fixed.getShort(FIXED - 2) & 0xffff;
    }

    private ProxiedClient read(ByteBuffer variable) throws BadHeaderException {
        int family = fixed.get(SIGNATURE.length + 1) >> 4 & 0xf;
        int transport = fixed.get(SIGNATURE.length + 1) & 0xf;
        if (isLocal() || family == 0) {
            return ProxiedClient.NOBODY;
        }
        require(transport != 2, "a datagram");
        Optional<InetSocketAddress> address =
                switch (family) {
                    case 1 -> Optional.of(addresses(variable, IPV4));
                    case 2 -> Optional.of(addresses(variable, IPV6));
                    default -> unix(variable);
                };
        return new ProxiedClient(address, new ProxyTlvs(whole(variable), FIXED + variable.position()).tls());
    }

    private byte[] whole(ByteBuffer variable) {
        byte[] header = new byte[FIXED + variable.limit()];
        fixed.get(0, header, 0, FIXED);
        variable.get(0, header, FIXED, variable.limit());
        return header;
    }

    // A client on the proxy's own machine: it comes from where the proxy is.
    private static Optional<InetSocketAddress> unix(ByteBuffer variable) throws BadHeaderException {
        require(variable.remaining() >= 2 * UNIX_PATH, "shorter than its addresses");
        variable.position(2 * UNIX_PATH);
        return Optional.empty();
    }

    private static InetSocketAddress addresses(ByteBuffer variable, int octets) throws BadHeaderException {
        require(variable.remaining() >= 2 * octets + 4, "shorter than its addresses");
        byte[] source = new byte[octets];
        variable.get(source);
        variable.position(variable.position() + octets);
        int port = variable.getShort() & 0xffff;
        variable.getShort();
        try {
            return new InetSocketAddress(InetAddress.getByAddress(source), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + octets + " octets", e);
        }
    }

    static void require(boolean holds, String otherwise) throws BadHeaderException {
        if (!holds) {
            throw new BadHeaderException(otherwise);
        }
    }
}
