package org.restante.server.mailbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.restante.protocol.model.UidSet;
import org.restante.store.MessageTable;
import org.restante.store.ObjectId;

/**
 * What has been worked out from summaries and can be used again: columns of sort keys, and orders of sets of messages.
 * Messages never change, so that nothing here is ever wrong. Of all mailboxes together, bounded by the octets it takes.
 */
final class DerivedCache {
    private static final int OVERHEAD = 200; // octets of objects around an entry
    private static final int RANGE = 16; // octets of a range in a set

    private record ColumnKey(ObjectId mailbox, ColumnKind<?> kind) {}

    private record OrderKey(ObjectId mailbox, UidSet messages, Object program) {}

    private final Cache<Object, Object> cache;

    DerivedCache(long octets) {
        this.cache = Caffeine.newBuilder()
                .maximumWeight(octets)
                .weigher(DerivedCache::weight)
                .executor(Runnable::run)
                .build();
    }

    private static int weight(Object key, Object value) {
        int ofKey = key instanceof OrderKey order ? RANGE * order.messages().ranges() : 0;
        int ofValue =
                switch (value) {
                    case Column<?> column -> column.weight();
                    case int[] order -> Integer.BYTES * order.length;
                    default -> throw new IllegalStateException("nothing that is kept here");
                };
        return (int) Math.min(Integer.MAX_VALUE, (long) OVERHEAD + ofKey + ofValue);
    }

    @SuppressWarnings("unchecked") // the kind says of what type the values are
    <T> IntFunction<T> column(MailboxIndex mailbox, ColumnKind<T> kind, MessageTable messages) {
        ColumnKey key = new ColumnKey(mailbox.id(), kind);
        Column<T> known =
                (Column<T>) Optional.ofNullable(cache.getIfPresent(key)).orElseGet(Column::empty);
        Column<T> column = known.of(messages, mailbox, kind);
        if (column != known) {
            cache.put(key, column);
        }
        return column::get;
    }

    int[] order(MailboxIndex mailbox, UidSet messages, Object program, Supplier<int[]> work) {
        OrderKey key = new OrderKey(mailbox.id(), messages, program);
        int[] known = (int[]) cache.getIfPresent(key);
        if (known == null) {
            known = work.get();
            cache.put(key, known);
        }
        return known;
    }
}
