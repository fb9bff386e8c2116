package org.restante.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;

/**
 * The messages of a mailbox in the order of their UIDs, each at an index from 0 (its sequence number less one). An
 * immutable value in chunks: a change makes a new table that shares every chunk it did not touch, about 35 octets a
 * message.
 */
public final class MessageTable {
    /** No message. */
    public static final MessageTable EMPTY = new MessageTable(new MessageChunk[0]);

    private final MessageChunk[] chunks; // none of them empty
    private final int[] starts; // the index of the first message of each chunk
    private final int size;

    private MessageTable(MessageChunk[] chunks) {
        this.chunks = chunks;
        this.starts = new int[chunks.length];
        int count = 0;
        for (int i = 0; i < chunks.length; i++) {
            starts[i] = count;
            count += chunks[i].size;
        }
        this.size = count;
    }

    /** Returns the table of these messages, whose UIDs ascend. */
    public static MessageTable of(List<MessageRow> rows) {
        return EMPTY.append(rows);
    }

    /** Returns how many messages there are. */
    public int size() {
        return size;
    }

    private int chunkOf(int index) {
        int at = Arrays.binarySearch(starts, index);
        return at >= 0 ? at : -at - 2;
    }

    /** Returns the UID of the message at an index. */
    public long uid(int index) {
        int chunk = chunkOf(index);
        return chunks[chunk].uid(index - starts[chunk]);
    }

    /** Returns the flags of the message at an index. */
    public Flags flags(int index) {
        int chunk = chunkOf(index);
        return chunks[chunk].flags(index - starts[chunk]);
    }

    /** Returns the MODSEQ of the message at an index, as a number. */
    public long modSeq(int index) {
        int chunk = chunkOf(index);
        return chunks[chunk].modSeq(index - starts[chunk]);
    }

    /** Returns how many octets the message at an index has. */
    public long octets(int index) {
        int chunk = chunkOf(index);
        return chunks[chunk].size(index - starts[chunk]);
    }

    /** Returns when the message at an index arrived. */
    public InternalDate internalDate(int index) {
        int chunk = chunkOf(index);
        return chunks[chunk].internalDate(index - starts[chunk]);
    }

    /** Returns when the message at an index came into this mailbox, in seconds since 1970. */
    public long saveDate(int index) {
        int chunk = chunkOf(index);
        return chunks[chunk].saveDate(index - starts[chunk]);
    }

    /** Returns all that is known of the message at an index. */
    public MessageRow row(int index) {
        int chunk = chunkOf(index);
        MessageChunk columns = chunks[chunk];
        int row = index - starts[chunk];
        return new MessageRow(
                columns.uid(row),
                new ModSeq(columns.modSeq(row)),
                columns.flags(row),
                columns.internalDate(row),
                columns.saveDate(row),
                columns.size(row));
    }

    /** Returns the index of the message with this UID, or {@code -(index it would have) - 1}. */
    public int indexOf(long uid) {
        int low = 0;
        int high = chunks.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks[middle].uid(0) <= uid) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (chunks.length == 0) {
            return -1;
        }
        int row = chunks[low].indexOf(uid);
        return row >= 0 ? starts[low] + row : row - starts[low];
    }

    /** Returns whether there is a message with this UID. */
    public boolean contains(long uid) {
        return indexOf(uid) >= 0;
    }

    /** Returns the UIDs of all messages. */
    public UidSet uids() {
        UidSet.Builder uids = UidSet.builder();
        for (MessageChunk chunk : chunks) {
            for (int row = 0; row < chunk.size; row++) {
                uids.add(chunk.uid(row));
            }
        }
        return uids.build();
    }

    /** Returns those of these UIDs that messages have. */
    public UidSet existing(UidSet uids) {
        UidSet.Builder existing = UidSet.builder();
        forEach(uids, index -> existing.add(uid(index)));
        return existing.build();
    }

    /** Calls for the index of each message whose UID is in the set, in order. */
    public void forEach(UidSet uids, IntConsumer action) {
        for (int range = 0; range < uids.ranges(); range++) {
            int from = indexOf(uids.first(range));
            for (int i = from >= 0 ? from : -from - 1; i < size && uid(i) <= uids.last(range); i++) {
                action.accept(i);
            }
        }
    }

    /** Returns the UIDs of the messages that changed after this MODSEQ. */
    public UidSet changedSince(ModSeq known) {
        UidSet.Builder uids = UidSet.builder();
        for (MessageChunk chunk : chunks) {
            if (chunk.maxModSeq() > known.value()) {
                for (int row = 0; row < chunk.size; row++) {
                    if (chunk.modSeq(row) > known.value()) {
                        uids.add(chunk.uid(row));
                    }
                }
            }
        }
        return uids.build();
    }

    /** Returns the UIDs of the messages that are here and not in that table. Chunks that both share cost nothing. */
    public UidSet minus(MessageTable other) {
        UidSet.Builder uids = UidSet.builder();
        int there = 0;
        for (MessageChunk chunk : chunks) {
            while (there < other.chunks.length
                    && other.chunks[there].uid(other.chunks[there].size - 1) < chunk.uid(0)) {
                there++;
            }
            if (there < other.chunks.length && other.chunks[there] == chunk) {
                continue;
            }
            for (int row = 0; row < chunk.size; row++) {
                if (!other.contains(chunk.uid(row))) {
                    uids.add(chunk.uid(row));
                }
            }
        }
        return uids.build();
    }

    /**
     * Returns the table with more messages at its end.
     *
     * @throws IllegalArgumentException if their UIDs do not ascend from the last one here
     */
    public MessageTable append(List<MessageRow> rows) {
        long last = size == 0 ? 0 : uid(size - 1);
        for (MessageRow row : rows) {
            if (row.uid() <= last) {
                throw new IllegalArgumentException("UIDs ascend: " + row.uid() + " after " + last);
            }
            last = row.uid();
        }
        List<MessageChunk> result = new ArrayList<>(Arrays.asList(chunks));
        int done = 0;
        if (!result.isEmpty() && result.getLast().size < MessageChunk.CAPACITY) {
            done = Math.min(rows.size(), MessageChunk.CAPACITY - result.getLast().size);
            result.set(result.size() - 1, result.getLast().with(rows.subList(0, done)));
        }
        for (; done < rows.size(); done += MessageChunk.CAPACITY) {
            result.add(MessageChunk.of(rows.subList(done, Math.min(rows.size(), done + MessageChunk.CAPACITY))));
        }
        return new MessageTable(result.toArray(MessageChunk[]::new));
    }

    /**
     * Returns the table with other flags for the messages of a set; each whose flags do change gets this MODSEQ. Returns
     * this very table if none does.
     */
    public MessageTable update(UidSet uids, ModSeq modSeq, UnaryOperator<Flags> operation) {
        return change(uids, chunk -> chunk.update(uids, modSeq, operation));
    }

    /** Returns the table with this MODSEQ for the messages of a set, or this very table if it has none of them. */
    public MessageTable touch(UidSet uids, ModSeq modSeq) {
        return change(uids, chunk -> chunk.touch(uids, modSeq));
    }

    /**
     * Returns the table with {@code \Seen} for the messages of a set and no others. What it shares with another table, for
     * which that has been worked out, costs nothing.
     *
     * @param known the other table
     * @param shown what came of it
     */
    MessageTable seen(UidSet uids, MessageTable known, MessageTable shown) {
        MessageChunk[] result = new MessageChunk[chunks.length];
        int there = 0;
        for (int i = 0; i < chunks.length; i++) {
            while (there < known.chunks.length
                    && known.chunks[there].uid(known.chunks[there].size - 1) < chunks[i].uid(0)) {
                there++;
            }
            boolean same = there < known.chunks.length && known.chunks[there] == chunks[i];
            result[i] = same ? shown.chunks[there] : chunks[i].seen(uids);
        }
        return new MessageTable(result);
    }

    private MessageTable change(UidSet uids, UnaryOperator<MessageChunk> change) {
        MessageChunk[] result = null;
        for (int i = 0; i < chunks.length; i++) {
            if (chunks[i].touches(uids)) {
                MessageChunk changed = change.apply(chunks[i]);
                if (changed != chunks[i]) {
                    result = result == null ? chunks.clone() : result;
                    result[i] = changed;
                }
            }
        }
        return result == null ? this : new MessageTable(result);
    }

    /** Returns the table without the messages of a set. */
    public MessageTable remove(UidSet uids) {
        List<MessageChunk> result = new ArrayList<>(chunks.length);
        for (MessageChunk chunk : chunks) {
            MessageChunk rest = chunk.touches(uids) ? chunk.remove(uids) : chunk;
            if (rest.size > 0) {
                result.add(rest);
            }
        }
        return new MessageTable(result.toArray(MessageChunk[]::new)).compacted();
    }

    // Chunks that lost most of their messages cost more than they hold.
    private MessageTable compacted() {
        if (chunks.length <= 4 + 4 * (size / MessageChunk.CAPACITY)) {
            return this;
        }
        List<MessageRow> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(row(i));
        }
        return of(rows);
    }
}
