package org.restante.protocol.url;

import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;

/**
 * The server that an absolute URL names (RFC 5092 section 4): {@code [iuserinfo "@"] host [":" port]}.
 *
 * @param user as whom to log in
 * @param auth how: a SASL mechanism, or {@code *} for any
 * @param host a host name or an address, as it stands in the URL
 * @param port 1 to 65,535, if it is not 143
 */
public record UrlServer(Optional<String> user, Optional<String> auth, String host, Optional<Integer> port) {
    private static final int MAX_PORT = 65_535;
    private static final String AUTH = ";AUTH=";

    public UrlServer {
        Objects.requireNonNull(user);
        Objects.requireNonNull(auth);
        if (host.isEmpty() || !isHost(host)) {
            throw new IllegalArgumentException("not a host: " + host);
        }
        if (port.isPresent() && (port.get() < 1 || port.get() > MAX_PORT)) {
            throw new IllegalArgumentException("not a port: " + port.get());
        }
        if (user.filter(String::isEmpty).isPresent()
                || auth.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("user and mechanism are not empty");
        }
    }

    // reg-name or IPv4address, or IP-literal = "[" ... "]" (RFC 3986 section 3.2.2)
    private static boolean isHost(String host) {
        boolean literal = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
        String inner = literal ? host.substring(1, host.length() - 1) : host;
        return inner.chars().allMatch(c -> PercentCode.isUnreserved(c) || literal && c == ':');
    }

    static UrlServer parse(String text) throws ImapSyntaxException {
        int at = text.indexOf('@');
        Optional<String> user = Optional.empty();
        Optional<String> auth = Optional.empty();
        if (at >= 0) {
            String info = text.substring(0, at);
            int semicolon = info.indexOf(';');
            String name = semicolon < 0 ? info : info.substring(0, semicolon);
            if (semicolon >= 0) {
                if (!info.regionMatches(true, semicolon, AUTH, 0, AUTH.length())) {
                    throw new ImapSyntaxException("AUTH expected in a URL");
                }
                auth = Optional.of(PercentCode.decode(info.substring(semicolon + AUTH.length())));
            }
            user = name.isEmpty() ? Optional.empty() : Optional.of(PercentCode.decode(name));
        }
        String host = text.substring(at + 1);
        Optional<Integer> port = Optional.empty();
        int colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']')) {
            port = Optional.of((int) Math.min(Integer.MAX_VALUE, UrlNumbers.nzNumber(host.substring(colon + 1))));
            host = host.substring(0, colon);
        }
        try {
            return new UrlServer(user, auth, host, port);
        } catch (IllegalArgumentException e) {
            throw new ImapSyntaxException("Server expected in a URL");
        }
    }

    void encode(StringBuilder out) {
        out.append("imap://");
        user.ifPresent(name -> PercentCode.encode(name, "", out));
        auth.ifPresent(mechanism -> PercentCode.encode(mechanism, "", out.append(AUTH)));
        if (user.isPresent() || auth.isPresent()) {
            out.append('@');
        }
        out.append(host);
        port.ifPresent(number -> out.append(':').append(number));
    }
}
