package org.restante.store.annotation;

import java.util.Optional;
import java.util.Set;

/**
 * Which annotations go along with a message that is copied or moved (RFC 5257 section 4.6).
 *
 * @param shared whether those go that all share
 * @param readers whose private ones go; absent for everybody's
 */
public record AnnotationScope(boolean shared, Optional<Set<String>> readers) {
    /** All of them. */
    public static final AnnotationScope ALL = new AnnotationScope(true, Optional.empty());
    /** None. */
    public static final AnnotationScope NONE = new AnnotationScope(false, Optional.of(Set.of()));

    public AnnotationScope {
        readers = readers.map(Set::copyOf);
    }

    /** What RFC 5257 has a user's COPY take along: the shared ones, and the private ones of this user alone. */
    public static AnnotationScope of(String reader) {
        return new AnnotationScope(true, Optional.of(Set.of(reader)));
    }

    /** Returns whether an annotation goes along. */
    public boolean contains(AnnotationKey key) {
        return key.reader()
                .map(reader -> readers.map(those -> those.contains(reader)).orElse(true))
                .orElse(shared);
    }
}
