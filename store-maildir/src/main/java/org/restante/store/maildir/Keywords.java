package org.restante.store.maildir;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

/**
 * What the lower-case letters in file names mean: {@code dovecot-keywords}, a line {@code number name} for each, of which
 * the first 26 have letters. Immutable. Lines that make no sense are passed over.
 */
final class Keywords {
    static final String FILE = "dovecot-keywords";
    static final Keywords NONE = new Keywords(new TreeMap<>());
    private static final int LETTERS = 26;
    private static final int MAX_NUMBER = 10_000;

    private final SortedMap<Integer, String> names;
    private final Map<MessageFlag, Integer> numbers = new HashMap<>();
    private final MessageFlag[] byLetter = new MessageFlag[LETTERS];

    private Keywords(SortedMap<Integer, String> names) {
        this.names = names;
        names.forEach((number, name) -> keyword(name).ifPresent(flag -> {
            if (number < LETTERS) {
                byLetter[number] = flag;
                numbers.putIfAbsent(flag, number);
            }
        }));
    }

    private static Optional<MessageFlag> keyword(String name) {
        try {
            return Optional.of(MessageFlag.of(name)).filter(flag -> !flag.isSystem());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static Keywords parse(byte[] octets) {
        SortedMap<Integer, String> names = new TreeMap<>();
        new String(octets, StandardCharsets.ISO_8859_1).lines().forEach(line -> {
            int space = line.indexOf(' ');
            OptionalLong number = space < 0 ? OptionalLong.empty() : Numbers.parse(line, 0, space);
            if (number.isPresent() && number.getAsLong() < MAX_NUMBER && space + 1 < line.length()) {
                names.putIfAbsent((int) number.getAsLong(), line.substring(space + 1));
            }
        });
        return new Keywords(names);
    }

    byte[] encode() {
        StringBuilder text = new StringBuilder();
        names.forEach(
                (number, name) -> text.append(number).append(' ').append(name).append('\n'));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the keyword that a letter stands for. */
    Optional<MessageFlag> of(char letter) {
        return letter >= 'a' && letter <= 'z' ? Optional.ofNullable(byLetter[letter - 'a']) : Optional.empty();
    }

    /** Returns the letter of a keyword, if it has one. */
    Optional<Character> letter(MessageFlag keyword) {
        return Optional.ofNullable(numbers.get(keyword)).map(number -> (char) ('a' + number));
    }

    /** Returns whether each keyword that could have a letter has one. */
    boolean covers(Flags flags) {
        return isFull() || flags.keywords().stream().allMatch(numbers::containsKey);
    }

    private boolean isFull() {
        for (int number = 0; number < LETTERS; number++) {
            if (!names.containsKey(number)) {
                return false;
            }
        }
        return true;
    }

    /** Returns these with a letter for each of the keywords, as far as there are letters. */
    Keywords with(Flags flags) {
        SortedMap<Integer, String> more = new TreeMap<>(names);
        int free = 0;
        for (MessageFlag keyword : flags.keywords()) {
            while (more.containsKey(free)) {
                free++;
            }
            if (!numbers.containsKey(keyword) && free < LETTERS) {
                more.put(free, keyword.name());
            }
        }
        return new Keywords(more);
    }
}
