package org.restante.server.extension.notify;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * NOTIFY: says what a client wants to hear of (RFC 5465 section 3.1).
 *
 * @param groups what; nothing for NONE
 * @param status whether the client wants to hear how things stand first
 */
public record Notify(List<EventGroup> groups, Status status) implements ExtensionCommand {
    private static final int MAX_GROUPS = 100;

    /** Whether STATUS responses come first. */
    public enum Status {
        /** They do. */
        FIRST,
        /** They do not. */
        NONE
    }

    public Notify {
        groups = List.copyOf(groups);
        if (groups.isEmpty() && status == Status.FIRST) {
            throw new IllegalArgumentException("NONE has no STATUS");
        }
    }

    /** Reads {@code notify = "NOTIFY" SP (notify-set / notify-none)} from behind the name (RFC 5465 section 8). */
    public static Notify parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        if (in.tryConsume("NONE")) {
            in.end();
            return new Notify(List.of(), Status.NONE);
        }
        // notify-set = "SET" [status-indicator] SP event-groups
        if (!in.tryConsume("SET ")) {
            throw new ImapSyntaxException("SET or NONE expected");
        }
        Status status = in.tryConsume("STATUS ") ? Status.FIRST : Status.NONE;
        List<EventGroup> groups = new ArrayList<>();
        do {
            if (groups.size() == MAX_GROUPS) {
                throw new ImapSyntaxException("Too many groups");
            }
            groups.add(EventGroup.parse(in));
        } while (in.tryConsume(' '));
        in.end();
        if (groups.stream().filter(EventGroup::isSelected).count() > 1) {
            throw new ImapSyntaxException("The selected mailbox twice"); // section 6.1
        }
        return new Notify(groups, status);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("NOTIFY ");
        if (groups.isEmpty()) {
            out.raw("NONE");
            return;
        }
        out.raw("SET").raw(status == Status.FIRST ? " STATUS" : "");
        groups.forEach(group -> group.encode(out.sp()));
    }
}
