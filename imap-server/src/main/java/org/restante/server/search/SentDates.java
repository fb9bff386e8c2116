package org.restante.server.search;

import java.util.function.IntFunction;
import org.restante.protocol.mime.SentDate;
import org.restante.server.mailbox.ColumnKind;
import org.restante.server.mailbox.MailboxIndex;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.MessageSummary;
import org.restante.store.MessageTable;

/** The sent dates of the messages of a view: of the Date field, else the internal date (RFC 5256 section 2.2). */
public final class SentDates {
    private static final long NONE = Long.MIN_VALUE;

    private final MessageTable messages;
    private final IntFunction<Long> dates;

    private SentDates(MessageTable messages, IntFunction<Long> dates) {
        this.messages = messages;
        this.dates = dates;
    }

    private record Kind() implements ColumnKind<Long> {
        @Override
        public Long value(MailboxIndex mailbox, MessageSummary message) {
            return message.summary().sentDate().map(SentDate::epochSecond).orElse(NONE);
        }

        @Override
        public int weight(Long value) {
            return Long.BYTES;
        }
    }

    /** Returns the dates of all messages of a view. */
    public static SentDates of(SelectedView view) {
        return new SentDates(view.numbering(), view.index().column(new Kind(), view.numbering()));
    }

    /** Returns the date of the message at an index, in seconds since 1970-01-01T00:00:00Z. */
    public long epochSecond(int index) {
        long sent = dates.apply(index);
        return sent == NONE ? messages.internalDate(index).epochSecond() : sent;
    }
}
