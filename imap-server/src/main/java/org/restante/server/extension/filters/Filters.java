package org.restante.server.extension.filters;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.restante.server.engine.Session;
import org.restante.store.annotation.Annotations;

/** Where filters are defined: annotations of the server (RFC 5466 section 3.2). */
final class Filters {
    private static final String PRIVATE = "/private/filters/values/";
    private static final String SHARED = "/shared/filters/values/";

    private Filters() {}

    /** Returns what a filter stands for: the private one, or else the shared one. */
    static Optional<String> value(Session session, String name) {
        String user = session.account().user().user();
        return session.account()
                .facet(Annotations.class)
                .map(annotations -> annotations.read(Optional.empty(), user))
                .flatMap(entries -> value(entries, name));
    }

    // RFC 5464 section 3.2: entry names are case-insensitive, and kept in lower case.
    private static Optional<String> value(Map<String, byte[]> entries, String name) {
        String canonical = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(entries.get(PRIVATE + canonical))
                .or(() -> Optional.ofNullable(entries.get(SHARED + canonical)))
                .map(value -> new String(value, StandardCharsets.ISO_8859_1));
    }
}
