package org.restante.dist.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.restante.protocol.model.UidSet;
import org.restante.store.Content;
import org.restante.store.IncomingMessage;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;
import org.restante.store.Takeover;

/** The messages of one mailbox on their way, some of them at a time: each time they are on disk before the next. */
final class MessageCopy {
    private static final int MOST_AT_ONCE = 200;
    private static final long OCTETS_AT_ONCE = 8 << 20;
    private static final int BUFFER = 32 << 10;

    private final String where;
    private final Mailbox original;
    private final Mailbox copy;
    private final Takeover takeover;
    private final boolean annotated;
    private final Report report;
    private final byte[] buffer = new byte[BUFFER];

    /**
     * Copies between these.
     *
     * @param annotated whether annotations of messages come along
     */
    MessageCopy(String where, Mailbox original, Mailbox copy, Takeover takeover, boolean annotated, Report report) {
        this.where = where;
        this.original = original;
        this.copy = copy;
        this.takeover = takeover;
        this.annotated = annotated;
        this.report = report;
    }

    void copy(MailboxState wanted, UidSet uids) {
        MessageTable messages = wanted.messages();
        List<MessageRow> batch = new ArrayList<>();
        long octets = 0;
        for (int index = 0; index < messages.size(); index++) {
            if (!uids.contains(messages.uid(index))) {
                report.octets(messages.octets(index));
                continue;
            }
            batch.add(messages.row(index));
            octets += messages.octets(index);
            if (batch.size() == MOST_AT_ONCE || octets >= OCTETS_AT_ONCE) {
                copy(batch, wanted);
                batch.clear();
                octets = 0;
            }
        }
        copy(batch, wanted);
    }

    private void copy(List<MessageRow> batch, MailboxState wanted) {
        List<IncomingMessage> incoming = new ArrayList<>();
        Map<Long, MessageAnnotations> annotations = annotations(batch, wanted);
        try {
            List<Takeover.Taken> complete = new ArrayList<>();
            for (MessageRow row : batch) {
                IncomingMessage message = new IncomingMessage(copy);
                incoming.add(message);
                if (read(row, message)) {
                    complete.add(new Takeover.Taken(
                            message.finish(row.flags(), row.internalDate())
                                    .with(annotations.getOrDefault(row.uid(), MessageAnnotations.NONE)),
                            row.uid(),
                            row.modSeq(),
                            row.saveDate(),
                            wanted.seen().readersOf(row.uid())));
                }
            }
            if (!complete.isEmpty()) {
                takeover.append(copy, complete);
            }
            complete.forEach(message -> report.message());
        } finally {
            incoming.forEach(IncomingMessage::close);
        }
    }

    private Map<Long, MessageAnnotations> annotations(List<MessageRow> batch, MailboxState wanted) {
        UidSet.Builder uids = UidSet.builder();
        batch.forEach(row -> uids.add(row.uid()));
        return annotated ? AnnotationCopy.read(original, uids.build().intersect(wanted.annotated())) : Map.of();
    }

    // One that is damaged, or was expunged just now, does not keep the others from being copied.
    private boolean read(MessageRow row, IncomingMessage message) {
        try (Content content = original.content(row.uid())) {
            while (message.size() < content.size()) {
                int count = content.read(message.size(), buffer, 0, BUFFER);
                if (count == 0) {
                    report.wrong(where + ", UID " + row.uid(), "it ends before its size");
                    return false;
                }
                message.write(buffer, 0, count);
                report.octets(count);
            }
            return true;
        } catch (StoreException damaged) {
            switch (damaged.code()) {
                case CORRUPTION, EXPUNGEISSUED -> {
                    report.wrong(where + ", UID " + row.uid(), "not copied: " + damaged.getMessage());
                    return false;
                }
                default -> throw damaged;
            }
        }
    }
}
