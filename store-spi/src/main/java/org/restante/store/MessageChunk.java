package org.restante.store;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;

/** Up to {@link #CAPACITY} messages of a {@link MessageTable}, column by column. Immutable. */
final class MessageChunk {
    /** Small enough that an append copies little, large enough that a hundred thousand messages need few. */
    static final int CAPACITY = 256;

    private static final Flags SEEN = Flags.of(MessageFlag.SEEN);

    final int size;
    private final int[] uids; // unsigned
    private final long[] modSeqs;
    private final Flags[] flags;
    private final long[] internalDates; // packed
    private final long[] saveDates;
    private final int[] sizes; // unsigned
    private final long maxModSeq;

    private MessageChunk(
            int[] uids, long[] modSeqs, Flags[] flags, long[] internalDates, long[] saveDates, int[] sizes) {
        this.size = uids.length;
        this.uids = uids;
        this.modSeqs = modSeqs;
        this.flags = flags;
        this.internalDates = internalDates;
        this.saveDates = saveDates;
        this.sizes = sizes;
        this.maxModSeq = Arrays.stream(modSeqs).max().orElse(0);
    }

    static MessageChunk of(List<MessageRow> rows) {
        return new MessageChunk(new int[0], new long[0], new Flags[0], new long[0], new long[0], new int[0]).with(rows);
    }

    MessageChunk with(List<MessageRow> rows) {
        int total = size + rows.size();
        int[] newUids = Arrays.copyOf(uids, total);
        long[] newModSeqs = Arrays.copyOf(modSeqs, total);
        Flags[] newFlags = Arrays.copyOf(flags, total);
        long[] newInternalDates = Arrays.copyOf(internalDates, total);
        long[] newSaveDates = Arrays.copyOf(saveDates, total);
        int[] newSizes = Arrays.copyOf(sizes, total);
        for (int i = size; i < total; i++) {
            MessageRow row = rows.get(i - size);
            newUids[i] = (int) row.uid();
            newModSeqs[i] = row.modSeq().value();
            newFlags[i] = row.flags();
            newInternalDates[i] = row.internalDate().packed();
            newSaveDates[i] = row.saveDate();
            newSizes[i] = (int) row.size();
        }
        return new MessageChunk(newUids, newModSeqs, newFlags, newInternalDates, newSaveDates, newSizes);
    }

    /** Returns the chunk with other flags for these messages, or itself if all of them stay as they are. */
    MessageChunk update(UidSet which, ModSeq modSeq, UnaryOperator<Flags> operation) {
        Map<Flags, Flags> results = new IdentityHashMap<>(); // so that messages with one set before share one after
        long[] newModSeqs = null;
        Flags[] newFlags = null;
        for (int i = 0; i < size; i++) {
            if (!which.contains(uid(i))) {
                continue;
            }
            Flags after = results.computeIfAbsent(flags[i], operation);
            if (after.equals(flags[i])) {
                continue;
            }
            if (newFlags == null) {
                newFlags = flags.clone();
                newModSeqs = modSeqs.clone();
            }
            newFlags[i] = after;
            newModSeqs[i] = modSeq.value();
        }
        return newFlags == null ? this : new MessageChunk(uids, newModSeqs, newFlags, internalDates, saveDates, sizes);
    }

    /** Returns the chunk with this MODSEQ for these messages, or itself if it has none of them. */
    MessageChunk touch(UidSet which, ModSeq modSeq) {
        long[] newModSeqs = null;
        for (int i = 0; i < size; i++) {
            if (which.contains(uid(i))) {
                newModSeqs = newModSeqs == null ? modSeqs.clone() : newModSeqs;
                newModSeqs[i] = modSeq.value();
            }
        }
        return newModSeqs == null ? this : new MessageChunk(uids, newModSeqs, flags, internalDates, saveDates, sizes);
    }

    /** Returns the chunk with {@code \Seen} for these messages and no others, or itself if that is so. */
    MessageChunk seen(UidSet which) {
        Map<Flags, Flags> with = new IdentityHashMap<>();
        Map<Flags, Flags> without = new IdentityHashMap<>();
        Flags[] newFlags = null;
        for (int i = 0; i < size; i++) {
            Flags shown = which.contains(uid(i))
                    ? with.computeIfAbsent(flags[i], before -> before.plus(SEEN))
                    : without.computeIfAbsent(flags[i], before -> before.minus(SEEN));
            if (!shown.equals(flags[i])) {
                newFlags = newFlags == null ? flags.clone() : newFlags;
                newFlags[i] = shown;
            }
        }
        return newFlags == null ? this : new MessageChunk(uids, modSeqs, newFlags, internalDates, saveDates, sizes);
    }

    /** Returns the chunk without these messages, or itself if it has none of them. */
    MessageChunk remove(UidSet which) {
        int[] kept = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (!which.contains(uid(i))) {
                kept[count++] = i;
            }
        }
        return count == size ? this : select(Arrays.copyOf(kept, count));
    }

    private MessageChunk select(int[] rows) {
        Flags[] newFlags = new Flags[rows.length];
        int[] newUids = new int[rows.length];
        int[] newSizes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            newFlags[i] = flags[rows[i]];
            newUids[i] = uids[rows[i]];
            newSizes[i] = sizes[rows[i]];
        }
        return new MessageChunk(
                newUids,
                Arrays.stream(rows).mapToLong(i -> modSeqs[i]).toArray(),
                newFlags,
                Arrays.stream(rows).mapToLong(i -> internalDates[i]).toArray(),
                Arrays.stream(rows).mapToLong(i -> saveDates[i]).toArray(),
                newSizes);
    }

    boolean touches(UidSet which) {
        return !which.isEmpty()
                && which.first(0) <= uid(size - 1)
                && which.last(which.ranges() - 1) >= uid(0)
                && !which.intersect(UidSet.range(uid(0), uid(size - 1))).isEmpty();
    }

    /** Returns where the UID is, or {@code -(where it would be) - 1}. */
    int indexOf(long uid) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = uid(middle);
            if (there == uid) {
                return middle;
            }
            if (there < uid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    long maxModSeq() {
        return maxModSeq;
    }

    long uid(int row) {
        return Integer.toUnsignedLong(uids[row]);
    }

    long modSeq(int row) {
        return modSeqs[row];
    }

    Flags flags(int row) {
        return flags[row];
    }

    InternalDate internalDate(int row) {
        return InternalDate.unpack(internalDates[row]);
    }

    long saveDate(int row) {
        return saveDates[row];
    }

    long size(int row) {
        return Integer.toUnsignedLong(sizes[row]);
    }
}
