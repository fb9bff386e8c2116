package org.restante.dist.config;

import java.util.List;
import java.util.Locale;

/** Settings that are one of a few words: the constants of an enum, in small letters. */
public final class Choice {
    private Choice() {}

    /**
     * Returns the constant that a word names.
     *
     * @throws IllegalArgumentException naming the words that there are, if it is none of them
     */
    public static <E extends Enum<E>> E of(Class<E> type, String word) {
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> word(constant).equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is one of "
                        + String.join(", ", constants.stream().map(Choice::word).toList()) + ", not \"" + word
                        + "\""));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
