package org.restante.store.annotation;

import java.util.Comparator;
import java.util.Optional;

/**
 * What an annotation of a message goes by (RFC 5257 section 3.2). Ordered by entry, the shared one of an entry first.
 *
 * @param entry the entry, such as {@code /comment}: ASCII, of 1 to 1,000 characters, compared as it is
 * @param reader whose private annotation it is, by the name of the user; absent for the one that all share
 */
public record AnnotationKey(String entry, Optional<String> reader) implements Comparable<AnnotationKey> {
    private static final Comparator<AnnotationKey> ORDER =
            Comparator.comparing(AnnotationKey::entry).thenComparing(key -> key.reader.orElse(""));

    public AnnotationKey {
        if (entry.isEmpty() || entry.length() > 1000 || entry.chars().anyMatch(c -> c == 0 || c > 0x7F)) {
            throw new IllegalArgumentException("an entry has 1 to 1,000 characters of ASCII");
        }
        if (reader.isPresent() && reader.get().isEmpty()) {
            throw new IllegalArgumentException("a reader has a name");
        }
    }

    /** The annotation that all share. */
    public static AnnotationKey shared(String entry) {
        return new AnnotationKey(entry, Optional.empty());
    }

    /** The annotation that one reader has alone. */
    public static AnnotationKey ofReader(String entry, String reader) {
        return new AnnotationKey(entry, Optional.of(reader));
    }

    /** Returns whether a reader may see it: it is shared, or the reader's own. */
    public boolean isVisibleTo(String user) {
        return reader.isEmpty() || reader.get().equals(user);
    }

    @Override
    public int compareTo(AnnotationKey other) {
        return ORDER.compare(this, other);
    }
}
