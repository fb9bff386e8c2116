package org.restante.protocol.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** Which mailboxes a command is about that is about several: {@code filter-mailboxes} (RFC 5465 section 6, RFC 7377). */
public sealed interface MailboxFilter extends Encodable {
    /** Filters that are a word. */
    enum Word implements MailboxFilter {
        /** The selected one. */
        SELECTED("selected"),
        /** The selected one, expunged messages only when a command allows it (RFC 5465 section 6.1.2). */
        SELECTED_DELAYED("selected-delayed"),
        /** Those into which mail is delivered. */
        INBOXES("inboxes"),
        /** All in the personal namespaces of the user. */
        PERSONAL("personal"),
        /** Those that the user is subscribed to. */
        SUBSCRIBED("subscribed");

        private final String wire;

        Word(String wire) {
            this.wire = wire;
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(wire);
        }
    }

    /** How far below the named mailboxes it goes. */
    enum Depth {
        /** These alone. */
        MAILBOXES("mailboxes"),
        /** These and their children (RFC 7377 section 2.2). */
        SUBTREE_ONE("subtree-one"),
        /** These and all below them. */
        SUBTREE("subtree");

        private final String wire;

        Depth(String wire) {
            this.wire = wire;
        }
    }

    /**
     * Mailboxes by name, without wildcards.
     *
     * @param depth how far below them it goes
     * @param mailboxes the names, at least one
     */
    record Named(Depth depth, List<MailboxName> mailboxes) implements MailboxFilter {
        public Named {
            mailboxes = List.copyOf(mailboxes);
            if (mailboxes.isEmpty()) {
                throw new IllegalArgumentException("a mailbox is named");
            }
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(depth.wire);
            String separator = " (";
            for (MailboxName mailbox : mailboxes) {
                out.raw(separator).mailbox(mailbox);
                separator = " ";
            }
            out.close();
        }
    }

    /**
     * Reads {@code filter-mailboxes = "selected" / "selected-delayed" / "inboxes" / "personal" / "subscribed" / ("mailboxes" / "subtree" /
     * "subtree-one") SP one-or-more-mailbox} (RFC 7377 section 4; RFC 5465 section 8).
     */
    static MailboxFilter parse(ImapReader in) throws ImapSyntaxException {
        String name = in.atom().toLowerCase(Locale.ROOT);
        for (Word word : Word.values()) {
            if (word.wire.equals(name)) {
                return word;
            }
        }
        for (Depth depth : Depth.values()) {
            if (depth.wire.equals(name)) {
                in.sp();
                return new Named(depth, names(in));
            }
        }
        throw new ImapSyntaxException("Mailboxes expected");
    }

    // one-or-more-mailbox = mailbox / "(" mailbox *(SP mailbox) ")"
    private static List<MailboxName> names(ImapReader in) throws ImapSyntaxException {
        if (in.peek() != '(') {
            return List.of(in.mailbox());
        }
        List<MailboxName> names = new ArrayList<>();
        names.addAll(Lists.parse(in, ImapReader::mailbox));
        return names;
    }
}
