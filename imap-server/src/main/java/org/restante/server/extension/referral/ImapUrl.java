package org.restante.server.extension.referral;

import java.nio.charset.StandardCharsets;

/**
 * Where something is, as an IMAP URL (RFC 5092) in which {@code {user}} stands for the user.
 *
 * @param template begins with {@code imap://} or {@code imaps://}; nothing but visible US-ASCII, without {@code ]}
 */
public record ImapUrl(String template) {
    private static final String USER = "{user}";

    public ImapUrl {
        boolean scheme =
                template.regionMatches(true, 0, "imap://", 0, 7) || template.regionMatches(true, 0, "imaps://", 0, 8);
        if (!scheme || template.chars().anyMatch(c -> c <= ' ' || c >= 127 || c == ']' || c == '"')) {
            throw new IllegalArgumentException("not an IMAP URL: " + template);
        }
    }

    /** Returns the URL for a user. */
    String of(String user) {
        return template.replace(USER, escaped(user, false));
    }

    /** Returns the URL of something below, for a user. */
    String of(String user, String below) {
        String url = of(user);
        return url + (url.endsWith("/") ? "" : "/") + escaped(below, true);
    }

    // RFC 5092 section 11: bchar, of which a mailbox may have "/", and what is beyond them in percents.
    private static String escaped(String text, boolean slashes) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~!$'()*+,".indexOf(c) >= 0);
            if (plain || slashes && c == '/') {
                escaped.append(c);
            } else {
                escaped.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return escaped.toString();
    }
}
