package org.restante.dist.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MessageFlag;

/** The header of a message, as far as an import needs it: its dates, and the flags that mbox files keep there. */
final class MessageHead {
    /** How many octets of a header are looked at. */
    static final int LIMIT = 64 << 10;

    private final List<String> fields = new ArrayList<>();
    private int octets;
    private boolean complete;

    /** Takes a line of the message; those after the header, or beyond the limit, make no difference. */
    void line(byte[] line) {
        octets += Math.min(line.length, LIMIT);
        String text = new String(line, StandardCharsets.ISO_8859_1).stripTrailing();
        complete |= text.isEmpty() || octets > LIMIT;
        if (complete) {
            return;
        }
        boolean folded = Character.isWhitespace(text.charAt(0)) && !fields.isEmpty();
        if (folded) {
            fields.set(fields.size() - 1, fields.getLast() + " " + text.strip());
        } else {
            fields.add(text);
        }
    }

    /** Returns whether the empty line after the header has come. */
    boolean isComplete() {
        return complete;
    }

    /** Returns whether the message begins with a header field (RFC 5322 section 2.2). */
    boolean beginsWithField() {
        if (fields.isEmpty()) {
            return false;
        }
        String first = fields.getFirst();
        int colon = first.indexOf(':');
        return colon > 0 && first.substring(0, colon).stripTrailing().chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /** Returns when the message arrived: the date of its topmost Received field, or else of its Date field. */
    Optional<InternalDate> date() {
        // RFC 5321 section 4.4: the date comes after the last semicolon; the topmost field is that of the last hop.
        return field("received")
                .flatMap(value -> MailDate.parse(value.substring(value.lastIndexOf(';') + 1)))
                .or(() -> field("date").flatMap(MailDate::parse));
    }

    /** Returns the flags in the fields Status and X-Status, which mail programs write into mbox files. */
    Flags mboxFlags() {
        String letters = field("status").orElse("") + field("x-status").orElse("");
        List<MessageFlag> flags = new ArrayList<>();
        letters.chars().forEach(letter -> {
            switch (letter) {
                case 'R' -> flags.add(MessageFlag.SEEN);
                case 'A' -> flags.add(MessageFlag.ANSWERED);
                case 'F' -> flags.add(MessageFlag.FLAGGED);
                case 'D' -> flags.add(MessageFlag.DELETED);
                case 'T' -> flags.add(MessageFlag.DRAFT);
                default -> {
                    // O, "old", is what IMAP calls not recent, and no flag.
                }
            }
        });
        return Flags.of(flags);
    }

    private Optional<String> field(String name) {
        return fields.stream()
                .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(field -> field.substring(name.length() + 1).strip())
                .findFirst();
    }
}
