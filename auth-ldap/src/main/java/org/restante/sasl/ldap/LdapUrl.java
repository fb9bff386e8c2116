package org.restante.sasl.ldap;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Where a server of LDAP is: scheme, host and port of an LDAP URL (RFC 4516 section 2), and nothing else of it.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 1 to 65,535
 * @param start when TLS starts
 */
public record LdapUrl(String host, int port, Start start) {
    private static final int PORT = 389;
    private static final int TLS_PORT = 636;

    /** When TLS starts. */
    public enum Start {
        /** With the connection ({@code ldaps}). */
        AT_ONCE,
        /** When it is asked for ({@code ldap}; RFC 4511 section 4.14), if it is. */
        WHEN_ASKED
    }

    /**
     * @throws IllegalArgumentException when the host is empty or the port out of range
     */
    public LdapUrl {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a server has a host and a port of 1 to 65535");
        }
    }

    /**
     * Reads {@code ldap://HOST:PORT} or {@code ldaps://HOST:PORT}; without a port it is 389 or 636.
     *
     * @throws IllegalArgumentException when the text is not that
     */
    public static LdapUrl parse(String text) {
        try {
            URI uri = new URI(text.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean more = uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null;
            boolean path = !Set.of("", "/").contains(Objects.requireNonNullElse(uri.getPath(), "opaque"));
            if (!(scheme.equals("ldap") || scheme.equals("ldaps")) || uri.getHost() == null || more || path) {
                throw new IllegalArgumentException(wrong(text));
            }
            boolean tls = scheme.equals("ldaps");
            int port = uri.getPort() >= 0 ? uri.getPort() : tls ? TLS_PORT : PORT;
            return new LdapUrl(unbracketed(uri.getHost()), port, tls ? Start.AT_ONCE : Start.WHEN_ASKED);
        } catch (URISyntaxException noUrl) {
            throw new IllegalArgumentException(wrong(text), noUrl);
        }
    }

    private static String wrong(String text) {
        return "wants ldap://HOST:PORT or ldaps://HOST:PORT, not \"" + text + "\"";
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether it is on this machine, by an address or a name that cannot be another's. */
    boolean isHere() {
        return host.equals("localhost")
                || host.equals("::1")
                || (host.startsWith("127.") && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
    }

    @Override
    public String toString() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return (start == Start.AT_ONCE ? "ldaps://" : "ldap://") + shown + ":" + port;
    }
}
