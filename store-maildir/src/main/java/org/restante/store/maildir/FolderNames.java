package org.restante.store.maildir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ModifiedUtf7;

/**
 * How the components of a mailbox's name are spelt in the file system: in modified UTF-7 or UTF-8, and what would mean
 * something else there as {@code \XX}, which is how Dovecot's plugin {@code listescape} does it. Two names never have one
 * spelling.
 */
final class FolderNames {
    /** What the folders of mailboxes begin with whose own name is too long for a folder. */
    static final String LONG = "=restante-";

    private static final List<String> RESERVED = List.of("cur", "new", "tmp", "subscriptions", "maildirfolder");
    private static final List<String> RESERVED_BEGINNINGS = List.of("dovecot", "restante", LONG, ".", "~");

    private final MaildirSettings.Layout layout;
    private final MaildirSettings.Names names;

    FolderNames(MaildirSettings settings) {
        this.layout = settings.layout();
        this.names = settings.names();
    }

    private boolean isFlat() {
        return layout == MaildirSettings.Layout.MAILDIR_PLUS_PLUS;
    }

    /** Returns what stands between two components. */
    char separator() {
        return isFlat() ? '.' : '/';
    }

    String encode(String component) {
        String spelt = names == MaildirSettings.Names.UTF_7 ? ModifiedUtf7.encode(component) : component;
        StringBuilder out = new StringBuilder(spelt.length() + 3);
        for (int i = 0; i < spelt.length(); i++) {
            char c = spelt.charAt(i);
            boolean escape = c == '.' && isFlat()
                    || c == '/'
                    || c == '\\' && isEscape(spelt, i)
                    || i == 0 && (isFlat() ? spelt.startsWith(LONG) : isReserved(spelt));
            if (escape) {
                out.append('\\').append(Integer.toHexString(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isReserved(String spelt) {
        return RESERVED.contains(spelt.toLowerCase(Locale.ROOT))
                || RESERVED_BEGINNINGS.stream().anyMatch(spelt::startsWith);
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length() && hex(text.charAt(at + 1)) >= 0 && hex(text.charAt(at + 2)) >= 0;
    }

    private static int hex(char c) {
        return c < 0x7F ? Character.digit(c, 16) : -1;
    }

    /** Returns the component that is spelt so; a spelling that we would not write stands for itself. */
    String decode(String spelt) {
        StringBuilder out = new StringBuilder(spelt.length());
        for (int i = 0; i < spelt.length(); i++) {
            char c = spelt.charAt(i);
            if (c == '\\' && isEscape(spelt, i)) {
                int value = hex(spelt.charAt(i + 1)) * 16 + hex(spelt.charAt(i + 2));
                if (value >= ' ' && value < 0x7F) {
                    out.append((char) value);
                    i += 2;
                    continue;
                }
            }
            out.append(c);
        }
        if (names == MaildirSettings.Names.UTF_8) {
            return out.toString();
        }
        try {
            return ModifiedUtf7.decode(out.toString());
        } catch (ImapSyntaxException otherwise) {
            return out.toString();
        }
    }

    /** Returns the name whose spelt components these are, if it can name a mailbox. */
    Optional<MailboxName> name(List<String> spelt) {
        StringBuilder name = new StringBuilder();
        for (String component : spelt) {
            String decoded = decode(component);
            if (decoded.isEmpty() || decoded.indexOf(MailboxName.DELIMITER) >= 0) {
                return Optional.empty();
            }
            name.append(name.isEmpty() ? "" : "/").append(decoded);
        }
        return name(name.toString());
    }

    static Optional<MailboxName> name(String text) {
        try {
            return Optional.of(MailboxName.of(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
