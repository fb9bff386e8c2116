package org.restante.store.maildir;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

/** Flags as letters in a file's name: five capitals for the system flags, lower-case ones for keywords. */
final class FlagLetters {
    private FlagLetters() {}

    private static char capital(MessageFlag flag) {
        return switch (flag.name()) {
            case "\\Draft" -> 'D';
            case "\\Flagged" -> 'F';
            case "\\Answered" -> 'R';
            case "\\Seen" -> 'S';
            default -> 'T'; // trashed
        };
    }

    /** Returns the flags that the letters stand for, and those keywords of a message that have no letter. */
    static Flags flags(String letters, Keywords keywords, Flags before) {
        List<MessageFlag> flags = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            switch (letters.charAt(i)) {
                case 'D' -> flags.add(MessageFlag.DRAFT);
                case 'F' -> flags.add(MessageFlag.FLAGGED);
                case 'R' -> flags.add(MessageFlag.ANSWERED);
                case 'S' -> flags.add(MessageFlag.SEEN);
                case 'T' -> flags.add(MessageFlag.DELETED);
                default -> keywords.of(letters.charAt(i)).ifPresent(flags::add);
            }
        }
        for (MessageFlag keyword : before.keywords()) {
            if (keywords.letter(keyword).isEmpty()) {
                flags.add(keyword);
            }
        }
        return Flags.of(flags);
    }

    /** Returns the letters for the flags, and those of before that stand for nothing we know, such as P for passed. */
    static String letters(Flags flags, Keywords keywords, String before) {
        StringBuilder letters = new StringBuilder();
        for (MessageFlag flag : flags) {
            if (flag.isSystem()) {
                letters.append(capital(flag));
            } else {
                keywords.letter(flag).ifPresent(letters::append);
            }
        }
        for (int i = 0; i < before.length(); i++) {
            char letter = before.charAt(i);
            if ("DFRST".indexOf(letter) < 0 && keywords.of(letter).isEmpty() && letters.indexOf("" + letter) < 0) {
                letters.append(letter);
            }
        }
        return letters.toString();
    }
}
