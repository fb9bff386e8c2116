package org.restante.server.extension.notify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.restante.protocol.command.FetchItem;
import org.restante.protocol.command.MailboxFilter;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.access.MailboxFilters;
import org.restante.server.access.VisibleAccount;
import org.restante.store.MailboxEntry;

/**
 * Some mailboxes and what a client wants to hear of them (RFC 5465 section 8, {@code event-group}).
 *
 * @param mailboxes which
 * @param events what; nothing for NONE
 * @param unknown names of events that this server does not know
 * @param items what to tell of each new message in the selected mailbox
 */
public record EventGroup(
        MailboxFilter mailboxes, Set<NotifyEvent> events, List<String> unknown, List<FetchItem> items) {
    private static final int MAX_ITEMS = 100;

    public EventGroup {
        events = Set.copyOf(events);
        unknown = List.copyOf(unknown);
        items = List.copyOf(items);
    }

    /** Returns whether it is about the selected mailbox. */
    public boolean isSelected() {
        return mailboxes == MailboxFilter.Word.SELECTED || mailboxes == MailboxFilter.Word.SELECTED_DELAYED;
    }

    /** Returns whether it is about a mailbox, which is not the selected one. */
    boolean matches(MailboxEntry entry, VisibleAccount account) {
        return MailboxFilters.of(mailboxes, account).test(entry);
    }

    // event-group = "(" filter-mailboxes SP events ")"
    static EventGroup parse(ImapReader in) throws ImapSyntaxException {
        in.expect('(');
        MailboxFilter mailboxes = MailboxFilter.parse(in);
        in.sp();
        Set<NotifyEvent> events = EnumSet.noneOf(NotifyEvent.class);
        List<String> unknown = new ArrayList<>();
        List<FetchItem> items = new ArrayList<>();
        // events = ( "(" event *(SP event) ")" ) / "NONE"
        if (!in.tryConsume("NONE")) {
            in.list(() -> event(in, events, unknown, items));
        }
        in.expect(')');
        EventGroup group = new EventGroup(mailboxes, events, unknown, items);
        group.check();
        return group;
    }

    // message-event = ( "MessageNew" [SP "(" fetch-att *(SP fetch-att) ")" ] ) / "MessageExpunge" / ...
    private static void event(ImapReader in, Set<NotifyEvent> events, List<String> unknown, List<FetchItem> items)
            throws ImapSyntaxException {
        String name = in.atom();
        NotifyEvent.of(name).ifPresentOrElse(events::add, () -> unknown.add(name));
        ImapReader.Mark mark = in.mark();
        if (in.tryConsume(' ')) {
            if (in.peek() != '(') {
                in.reset(mark); // the next event
                return;
            }
            if (!name.equalsIgnoreCase(NotifyEvent.MESSAGE_NEW.wire())) {
                throw new ImapSyntaxException("Only MessageNew has items");
            }
            in.list(() -> {
                if (items.size() == MAX_ITEMS) {
                    throw new ImapSyntaxException("Too many items");
                }
                items.add(FetchItem.parse(in));
            });
        }
    }

    private void check() throws ImapSyntaxException {
        if (isSelected() && !events.stream().allMatch(NotifyEvent::isOfMessages)) {
            throw new ImapSyntaxException("Of the selected mailbox only its messages"); // section 6.1
        }
        if (!isSelected() && !items.isEmpty()) {
            throw new ImapSyntaxException("Items of the selected mailbox only"); // section 8, message-event
        }
        // Section 5: "MessageNew and MessageExpunge MUST always be specified together", and with what changes of
        // messages.
        boolean arriving = events.contains(NotifyEvent.MESSAGE_NEW);
        boolean leaving = events.contains(NotifyEvent.MESSAGE_EXPUNGE);
        if (arriving != leaving || events.stream().anyMatch(NotifyEvent::isOfChanges) && !arriving) {
            throw new ImapSyntaxException("MessageNew and MessageExpunge belong together");
        }
    }

    void encode(ImapWriter out) {
        out.open();
        mailboxes.encode(out);
        if (events.isEmpty() && unknown.isEmpty()) {
            out.raw(" NONE)");
            return;
        }
        String separator = " (";
        for (NotifyEvent event : EnumSet.copyOf(events)) {
            out.raw(separator).raw(event.wire());
            separator = " ";
            if (event == NotifyEvent.MESSAGE_NEW && !items.isEmpty()) {
                String before = " (";
                for (FetchItem item : items) {
                    item.encode(out.raw(before));
                    before = " ";
                }
                out.close();
            }
        }
        for (String name : unknown) {
            out.raw(separator).atom(name);
            separator = " ";
        }
        out.raw("))");
    }
}
