package org.restante.server.extension.jmapaccess;

import java.util.Optional;

/**
 * Where the same mail is to be had by JMAP, with the same users and passwords.
 *
 * @param session the URL of the JMAP session resource (RFC 8620 section 2), {@code https:}; nothing if there is no JMAP
 */
public record JmapAccessSettings(Optional<String> session) {
    /** No JMAP. */
    public static final JmapAccessSettings NONE = new JmapAccessSettings(Optional.empty());

    public JmapAccessSettings {
        if (session.filter(url -> !isHttps(url)).isPresent()) {
            throw new IllegalArgumentException("a JMAP session resource is at an https URL");
        }
    }

    private static boolean isHttps(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8)
                && url.length() > 8
                && url.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\');
    }

    /** Returns the settings of a URL, which may be empty. */
    public static JmapAccessSettings of(String url) {
        return url.isEmpty() ? NONE : new JmapAccessSettings(Optional.of(url));
    }
}
