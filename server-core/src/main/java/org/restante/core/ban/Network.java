package org.restante.core.ban;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * All addresses that begin with the same bits.
 *
 * @param address the first of them
 * @param bits how many bits they share: 0 to 32 for IPv4, to 128 for IPv6
 */
public record Network(InetAddress address, int bits) {
    private static final int MAX_LITERAL = 45; // eight groups, the last two as IPv4

    /** Checks the number of bits, and that none is set behind them. */
    public Network {
        byte[] octets = address.getAddress();
        if (bits < 0 || bits > octets.length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "a network of " + address.getHostAddress() + " has 0 to " + octets.length * Byte.SIZE + " bits");
        }
        if (!Arrays.equals(octets, masked(octets, bits))) {
            throw new IllegalArgumentException(
                    address.getHostAddress() + "/" + bits + " has bits set behind its first " + bits);
        }
    }

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or an address for itself. Names are none: nobody is asked for
     * them.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = address(text, slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return new Network(address, address.getAddress().length * Byte.SIZE);
        }
        String bits = text.substring(slash + 1);
        if (bits.isEmpty() || bits.length() > 3 || !bits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw none(text);
        }
        return new Network(address, number(bits));
    }

    private static InetAddress address(String text, String literal) {
        return literal(literal).orElseThrow(() -> none(text));
    }

    /** Reads an address such as {@code 192.0.2.7} or {@code 2001:db8::7}, without zone; names are none, and nobody is asked. */
    public static Optional<InetAddress> literal(String literal) {
        boolean v6 = literal.indexOf(':') >= 0
                && literal.length() <= MAX_LITERAL
                && literal.charAt(0) != '.' // which Java would take for a name
                && literal.chars().allMatch(Network::isOfIpv6);
        if (!v6 && !isIpv4(literal)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal)); // a literal: nothing is looked up
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    private static boolean isOfIpv6(int c) {
        return Character.digit(c, 16) >= 0 && c < 0x80 || c == ':' || c == '.';
    }

    // Java's own reader takes "10.1" for 10.0.0.1.
    private static boolean isIpv4(String literal) {
        String[] parts = literal.split("\\.", -1);
        return parts.length == 4
                && Arrays.stream(parts)
                        .allMatch(part -> !part.isEmpty()
                                && part.length() <= 3
                                && part.chars().allMatch(c -> c >= '0' && c <= '9')
                                && number(part) <= 255);
    }

    private static int number(String digits) {
        return digits.chars().reduce(0, (number, digit) -> number * 10 + digit - '0');
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException(
                "wants networks such as 192.0.2.0/24 or 2001:db8::/32, not \"" + text + "\"");
    }

    /** Returns whether an address is in the network. */
    public boolean contains(InetAddress other) {
        byte[] octets = other.getAddress();
        return octets.length == address.getAddress().length
                && Arrays.equals(masked(octets, bits), address.getAddress());
    }

    private static byte[] masked(byte[] octets, int bits) {
        byte[] masked = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            int kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
            masked[i] = (byte) (octets[i] & (0xff00 >> kept));
        }
        return masked;
    }
}
