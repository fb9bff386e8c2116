package org.restante.sasl.mechanism.oauth;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.restante.sasl.credential.StrictUtf8;

/**
 * What a client sends.
 *
 * @param authorizationId whom to act as; empty for the user of the token
 * @param pairs the keys in small letters, and their values
 */
record ClientMessage(String authorizationId, Map<String, String> pairs) {
    private static final char SEPARATOR = 1;
    private static final String SCHEME = "bearer ";

    /** RFC 7628 section 3.1: {@code gs2-header kvsep *kvpair kvsep}. */
    static Optional<ClientMessage> ofBearer(byte[] message) {
        return StrictUtf8.decode(message).flatMap(text -> {
            int end = text.indexOf(SEPARATOR);
            return end < 0
                    ? Optional.empty()
                    : header(text.substring(0, end)).flatMap(user -> of(user, text.substring(end + 1)));
        });
    }

    /** Google's "OAuth 2.0 Mechanism": {@code user=NAME kvsep auth=Bearer TOKEN kvsep kvsep}. */
    static Optional<ClientMessage> ofXOAuth2(byte[] message) {
        return StrictUtf8.decode(message)
                .flatMap(text -> of("", text))
                .filter(parsed -> parsed.pairs().containsKey("user"))
                .map(parsed -> new ClientMessage(parsed.pairs().get("user"), parsed.pairs()));
    }

    // RFC 5801 section 4: no channel binding ("p="), which these mechanisms have not, and no "F", which is for others.
    private static Optional<String> header(String text) {
        boolean known = text.length() >= 3 && (text.startsWith("n,") || text.startsWith("y,")) && text.endsWith(",");
        String name = known ? text.substring(2, text.length() - 1) : ",";
        if (name.isEmpty()) {
            return Optional.of("");
        }
        return name.startsWith("a=") && name.indexOf(',') < 0 ? saslName(name.substring(2)) : Optional.empty();
    }

    // saslname: "=2C" and "=3D" are "," and "=", and no other "=" is.
    private static Optional<String> saslName(String encoded) {
        String rest = encoded.replace("=2C", "").replace("=3D", "");
        return encoded.isEmpty() || rest.indexOf('=') >= 0
                ? Optional.empty()
                : Optional.of(encoded.replace("=2C", ",").replace("=3D", "="));
    }

    // Each pair ends with a separator, and one more ends the message.
    private static Optional<ClientMessage> of(String authorizationId, String text) {
        if (text.isEmpty() || text.charAt(text.length() - 1) != SEPARATOR) {
            return Optional.empty();
        }
        Map<String, String> pairs = new HashMap<>();
        int at = 0;
        while (at < text.length() - 1) {
            int end = text.indexOf(SEPARATOR, at);
            int equals = text.indexOf('=', at);
            if (end == text.length() - 1 || equals <= at || equals > end) {
                return Optional.empty(); // the last separator is the message's own
            }
            String key = text.substring(at, equals);
            String value = text.substring(equals + 1, end);
            boolean letters = key.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
            if (!letters || pairs.put(key.toLowerCase(Locale.ROOT), value) != null) {
                return Optional.empty();
            }
            at = end + 1;
        }
        return Optional.of(new ClientMessage(authorizationId, pairs));
    }

    byte[] authorizationOctets() {
        return authorizationId.getBytes(StandardCharsets.UTF_8);
    }

    /** The token (RFC 6750 section 2.1); empty if there is none, which asks how to get one (RFC 7628 section 4.3). */
    Optional<String> token() {
        return Optional.ofNullable(pairs.get("auth"))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty() && token.chars().allMatch(c -> c > 0x20 && c < 0x7f));
    }
}
