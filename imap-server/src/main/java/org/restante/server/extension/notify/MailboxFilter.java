package org.restante.server.extension.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.access.VisibleAccount;
import org.restante.store.MailboxEntry;

/** Which mailboxes a client wants to hear of (RFC 5465 section 6). */
public sealed interface MailboxFilter {
    /** The one that is selected, whichever that is. */
    enum Selected implements MailboxFilter {
        /** At once. */
        SELECTED("SELECTED"),
        /** Expunged messages only when a command allows it, so that sequence numbers hold (section 6.1.2). */
        SELECTED_DELAYED("SELECTED-DELAYED");

        private final String word;

        Selected(String word) {
            this.word = word;
        }

        @Override
        public boolean matches(MailboxEntry entry, VisibleAccount account) {
            return false; // "Message-related notifications for the selected mailbox" are told by its view
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(word);
        }
    }

    /** Those of a kind. */
    enum Kind implements MailboxFilter {
        /** Those of the user's own where mail may be delivered; which that are cannot be told here, so all (section 6.3). */
        INBOXES,
        /** All of the user's own. */
        PERSONAL,
        /** All that the user is subscribed to. */
        SUBSCRIBED;

        @Override
        public boolean matches(MailboxEntry entry, VisibleAccount account) {
            return this == SUBSCRIBED ? entry.subscribed() : account.isPersonal(entry.name());
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(name());
        }
    }

    /** What a name stands for. */
    enum Scope {
        /** The mailbox and all below it. */
        SUBTREE,
        /** The mailbox alone. */
        MAILBOXES
    }

    /** Those of these names, at least one. */
    record Named(Scope scope, List<MailboxName> names) implements MailboxFilter {
        public Named {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("a filter by name has a name");
            }
        }

        @Override
        public boolean matches(MailboxEntry entry, VisibleAccount account) {
            return names.stream()
                    .anyMatch(name -> entry.name().equals(name)
                            || scope == Scope.SUBTREE && entry.name().isBelow(name));
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(scope.name()).raw(" (");
            String separator = "";
            for (MailboxName name : names) {
                out.raw(separator).mailbox(name);
                separator = " ";
            }
            out.close();
        }
    }

    /** Returns whether a mailbox that is not selected is one of them. */
    boolean matches(MailboxEntry entry, VisibleAccount account);

    /** Writes it. */
    void encode(ImapWriter out);

    // filter-mailboxes = filter-mailboxes-selected / filter-mailboxes-other (RFC 5465 section 8)
    static MailboxFilter parse(ImapReader in) throws ImapSyntaxException {
        String word = in.atom().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "SELECTED" -> Selected.SELECTED;
            case "SELECTED-DELAYED" -> Selected.SELECTED_DELAYED;
            case "INBOXES" -> Kind.INBOXES;
            case "PERSONAL" -> Kind.PERSONAL;
            case "SUBSCRIBED" -> Kind.SUBSCRIBED;
            case "SUBTREE" -> new Named(Scope.SUBTREE, names(in));
            case "MAILBOXES" -> new Named(Scope.MAILBOXES, names(in));
            default -> throw new ImapSyntaxException("Unknown mailboxes");
        };
    }

    // one-or-more-mailbox = mailbox / many-mailboxes; many-mailboxes = "(" mailbox *(SP mailbox) ")"
    private static List<MailboxName> names(ImapReader in) throws ImapSyntaxException {
        in.sp();
        if (in.peek() != '(') {
            return List.of(in.mailbox());
        }
        List<MailboxName> names = new ArrayList<>();
        in.list(() -> names.add(in.mailbox()));
        return names;
    }
}
