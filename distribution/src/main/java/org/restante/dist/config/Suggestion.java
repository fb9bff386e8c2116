package org.restante.dist.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what somebody meant who misspelled a name. */
final class Suggestion {
    private Suggestion() {}

    /** Returns the known name that is nearest, unless all are far. */
    static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> rank(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> rank(name, candidate) <= Math.max(2, name.length() / 3));
    }

    // Somebody who forgot the section meant the name in it.
    private static int rank(String name, String candidate) {
        return candidate.endsWith("." + name) ? 1 : distance(name, candidate);
    }

    /** Returns how many letters are to be put in, taken out or replaced (Levenshtein). */
    static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[previous.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[right.length()];
    }
}
