package org.restante.server.extension.language;

import java.util.Locale;
import java.util.Set;

/**
 * Which language the operator prefers.
 *
 * @param preferred what a client gets that asks for {@code default}: {@code i-default}, {@code en} or {@code de}
 */
public record LanguageSettings(String preferred) {
    /** What is there. */
    static final Set<String> TAGS = Set.of("i-default", "en", "de");

    /** {@code i-default}: English for everybody (RFC 2277 section 4.5). */
    public static final LanguageSettings DEFAULT = new LanguageSettings("i-default");

    public LanguageSettings {
        preferred = preferred.toLowerCase(Locale.ROOT);
        if (!TAGS.contains(preferred)) {
            throw new IllegalArgumentException("the languages are i-default, en and de");
        }
    }
}
