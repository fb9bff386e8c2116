package org.restante.server.mailbox;

import java.util.Arrays;
import java.util.Map;
import org.restante.protocol.model.UidSet;
import org.restante.store.MessageSummary;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;

/** The values of one {@link ColumnKind} for the messages of a mailbox, by UID. Immutable; a new message makes a new one. */
final class Column<T> {
    private static final int PAGE = 256; // summaries that are read at once
    private static final int OVERHEAD = 16; // octets for UID and reference

    private final long[] uids;
    private final T[] values;
    private final long weight;

    private Column(long[] uids, T[] values, long weight) {
        this.uids = uids;
        this.values = values;
        this.weight = weight;
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] array(int size) {
        return (T[]) new Object[size];
    }

    static <T> Column<T> empty() {
        return new Column<>(new long[0], Column.array(0), 0);
    }

    /** Returns how many octets of memory it takes, about. */
    int weight() {
        return (int) Math.min(Integer.MAX_VALUE, weight);
    }

    /** Returns the values of exactly these messages; those that are known are taken over. */
    Column<T> of(MessageTable messages, MailboxIndex mailbox, ColumnKind<T> kind) {
        int size = messages.size();
        long[] wanted = new long[size];
        T[] found = Column.array(size);
        UidSet.Builder unknown = UidSet.builder();
        long total = 0;
        boolean same = size == uids.length;
        for (int i = 0, at = 0; i < size; i++) {
            wanted[i] = messages.uid(i);
            while (at < uids.length && uids[at] < wanted[i]) {
                at++;
            }
            if (at < uids.length && uids[at] == wanted[i]) {
                found[i] = values[at];
                total += OVERHEAD + kind.weight(found[i]);
            } else {
                unknown.add(wanted[i]);
                same = false;
            }
        }
        if (same) {
            return this;
        }
        total += work(unknown.build(), wanted, found, mailbox, kind);
        return new Column<>(wanted, found, total);
    }

    private static <T> long work(UidSet unknown, long[] uids, T[] values, MailboxIndex mailbox, ColumnKind<T> kind) {
        long weight = 0;
        UidSet.Builder page = UidSet.builder();
        int count = 0;
        for (var each = unknown.iterator(); each.hasNext(); ) {
            page.add(each.nextLong());
            if (++count == PAGE || !each.hasNext()) {
                weight += page(page.build(), uids, values, mailbox, kind);
                page = UidSet.builder();
                count = 0;
            }
        }
        return weight;
    }

    private static <T> long page(UidSet page, long[] uids, T[] values, MailboxIndex mailbox, ColumnKind<T> kind) {
        Map<Long, MessageSummary> summaries = mailbox.summaries(page);
        long weight = 0;
        for (var each = page.iterator(); each.hasNext(); ) {
            long uid = each.nextLong();
            MessageSummary summary = summaries.get(uid);
            if (summary == null) {
                throw new StoreException(StoreException.Code.EXPUNGEISSUED, "Some of the messages no longer exist");
            }
            T value = kind.value(mailbox, summary);
            values[Arrays.binarySearch(uids, uid)] = value;
            weight += OVERHEAD + kind.weight(value);
        }
        return weight;
    }

    /** Returns the value of the message at an index of the table that this was made of. */
    T get(int index) {
        return values[index];
    }
}
