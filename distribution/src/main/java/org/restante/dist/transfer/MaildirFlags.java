package org.restante.dist.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

/**
 * The flags in the names of a Maildir's files: {@code :2,} and letters in alphabetical order. Small letters stand for the
 * keywords that the folder's {@code dovecot-keywords} file names, a line {@code NUMBER KEYWORD} for each.
 */
final class MaildirFlags {
    /** The file of the keywords. */
    static final String KEYWORDS_FILE = "dovecot-keywords";
    /** How many keywords there is a letter for. */
    static final int MAX_KEYWORDS = 26;

    private static final String INFO = ":2,";
    private static final Map<Character, MessageFlag> LETTERS = new LinkedHashMap<>();

    static {
        LETTERS.put('D', MessageFlag.DRAFT);
        LETTERS.put('F', MessageFlag.FLAGGED);
        LETTERS.put('P', MessageFlag.of("$Forwarded"));
        LETTERS.put('R', MessageFlag.ANSWERED);
        LETTERS.put('S', MessageFlag.SEEN);
        LETTERS.put('T', MessageFlag.DELETED);
    }

    private final List<MessageFlag> keywords;

    private MaildirFlags(List<MessageFlag> keywords) {
        this.keywords = keywords;
    }

    /** Begins without keywords. */
    static MaildirFlags empty() {
        return new MaildirFlags(new ArrayList<>());
    }

    /** Reads the keywords of a folder, if it has any. */
    static MaildirFlags of(Path folder) throws IOException {
        MaildirFlags flags = empty();
        Path file = folder.resolve(KEYWORDS_FILE);
        if (Files.isRegularFile(file)) {
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
                int space = line.indexOf(' ');
                if (space > 0 && space <= 2) {
                    flags.keyword(
                            line.substring(0, space), line.substring(space + 1).strip());
                }
            }
        }
        return flags;
    }

    // The lines count from 0; a letter whose keyword IMAP could not name stays one without a meaning.
    private void keyword(String number, String name) {
        if (keywords.size() < MAX_KEYWORDS && number.equals(String.valueOf(keywords.size()))) {
            keywords.add(isKeyword(name) ? MessageFlag.of(name) : MessageFlag.of("Keyword" + number));
        }
    }

    private static boolean isKeyword(String name) {
        try {
            return !MessageFlag.of(name).isSystem();
        } catch (IllegalArgumentException notAnAtom) {
            return false;
        }
    }

    /** Returns the flags that a file's name says. */
    Flags parse(String fileName) {
        int info = fileName.lastIndexOf(INFO);
        List<MessageFlag> flags = new ArrayList<>();
        for (char letter : info < 0
                ? new char[0]
                : fileName.substring(info + INFO.length()).toCharArray()) {
            flagOf(letter).ifPresent(flags::add);
        }
        return Flags.of(flags);
    }

    private Optional<MessageFlag> flagOf(char letter) {
        int keyword = letter - 'a';
        return keyword >= 0 && keyword < keywords.size()
                ? Optional.of(keywords.get(keyword))
                : Optional.ofNullable(LETTERS.get(letter));
    }

    /** Returns the end of the name of a file with these flags; a keyword beyond the 26th has no letter. */
    String suffix(Flags flags) {
        StringBuilder suffix = new StringBuilder(INFO);
        LETTERS.forEach((letter, flag) -> {
            if (flags.contains(flag)) {
                suffix.append(letter.charValue());
            }
        });
        StringBuilder small = new StringBuilder();
        for (MessageFlag keyword : flags.keywords()) {
            if (!LETTERS.containsValue(keyword)) {
                letterOf(keyword).ifPresent(small::append);
            }
        }
        small.chars().sorted().forEach(letter -> suffix.append((char) letter));
        return suffix.toString();
    }

    private Optional<Character> letterOf(MessageFlag keyword) {
        if (!keywords.contains(keyword) && keywords.size() < MAX_KEYWORDS) {
            keywords.add(keyword);
        }
        int index = keywords.indexOf(keyword);
        return index < 0 ? Optional.empty() : Optional.of((char) ('a' + index));
    }

    /** Writes the file of the keywords, if there are any. */
    void write(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < keywords.size(); i++) {
            lines.append(i).append(' ').append(keywords.get(i).name()).append('\n');
        }
        if (!keywords.isEmpty()) {
            Files.writeString(folder.resolve(KEYWORDS_FILE), lines, StandardCharsets.US_ASCII);
        }
    }
}
