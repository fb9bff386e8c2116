package org.restante.lmtp.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.lmtp.delivery.MailAddress;

/**
 * The argument of MAIL and RCPT: a path in angle brackets, and parameters (RFC 5321 section 4.1.1).
 *
 * @param address the address; none for {@code <>}
 * @param parameters what follows, each {@code KEYWORD} or {@code KEYWORD=value}, the keyword in capitals
 */
record Path(Optional<MailAddress> address, List<Parameter> parameters) {
    /** One of the parameters. */
    record Parameter(String keyword, String value) {}

    /**
     * Reads it.
     *
     * @param prefix what stands before the path, FROM or TO
     * @return nothing if it is not one
     */
    static Optional<Path> parse(String prefix, String argument) {
        String before = prefix + ":";
        if (!argument.regionMatches(true, 0, before, 0, before.length())) {
            return Optional.empty();
        }
        String rest = argument.substring(before.length()).stripLeading(); // many clients put a space here
        int end = closing(rest);
        if (!rest.startsWith("<") || end < 0) {
            return Optional.empty();
        }
        String inside = withoutRoute(rest.substring(1, end));
        Optional<MailAddress> address = MailAddress.parse(inside);
        Optional<List<Parameter>> parameters = parameters(rest.substring(end + 1));
        if ((address.isEmpty() && !inside.isEmpty()) || parameters.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Path(address, parameters.get()));
    }

    // The bracket that closes is not one inside of quotes.
    private static int closing(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i += quoted ? 1 : 0;
                case '"' -> quoted = !quoted;
                case '>' -> {
                    if (!quoted) {
                        return i;
                    }
                }
                default -> {
                    continue;
                }
            }
        }
        return -1;
    }

    // RFC 5321 section 4.1.2: a source route is accepted, and not looked at.
    private static String withoutRoute(String path) {
        int colon = path.indexOf(':');
        return path.startsWith("@") && colon > 0 ? path.substring(colon + 1) : path;
    }

    private static Optional<List<Parameter>> parameters(String text) {
        if (!text.isEmpty() && !text.startsWith(" ")) {
            return Optional.empty();
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String word : text.strip().split(" ", -1)) {
            if (!word.isEmpty()) {
                int equals = word.indexOf('=');
                String keyword = equals < 0 ? word : word.substring(0, equals);
                parameters.add(
                        new Parameter(keyword.toUpperCase(Locale.ROOT), equals < 0 ? "" : word.substring(equals + 1)));
            }
        }
        return Optional.of(List.copyOf(parameters));
    }
}
