package org.restante.store.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.ModSeq;
import org.restante.store.MessageRow;

/**
 * Message rows as octets: first each set of flags that occurs, once, then the rows, every number as the difference to
 * the row before. A message takes about ten octets.
 */
public final class RowsCodec {
    private static final int LEAST_ROW = 6;
    private static final MessageRow ORIGIN = new MessageRow(0, ModSeq.ZERO, Flags.NONE, new InternalDate(0, 0), 0, 0);

    private RowsCodec() {}

    /**
     * Writes rows whose UIDs ascend.
     *
     * @param size how many
     * @param rows each, from 0 on
     */
    public static void write(ByteWriter writer, int size, IntFunction<MessageRow> rows) {
        Map<Flags, Integer> numbers = new HashMap<>();
        List<Flags> sets = new ArrayList<>();
        int[] flags = new int[size];
        for (int i = 0; i < size; i++) {
            flags[i] = numbers.computeIfAbsent(rows.apply(i).flags(), set -> {
                sets.add(set);
                return sets.size() - 1;
            });
        }
        writer.number(sets.size());
        sets.forEach(set -> FlagsCodec.write(writer, set));
        writer.number(size);
        MessageRow last = ORIGIN;
        for (int i = 0; i < size; i++) {
            MessageRow row = rows.apply(i);
            writer.number(row.uid() - last.uid());
            writer.signed(row.modSeq().value() - last.modSeq().value());
            writer.number(flags[i]);
            writer.signed(row.internalDate().packed() - last.internalDate().packed());
            writer.signed(row.saveDate() - last.saveDate());
            writer.number(row.size());
            last = row;
        }
    }

    /** Reads rows, whose UIDs ascend, or throws CORRUPTION. */
    public static List<MessageRow> read(ByteReader reader) {
        List<Flags> sets = new ArrayList<>();
        for (int count = reader.count(2); count > 0; count--) {
            sets.add(FlagsCodec.read(reader));
        }
        int size = reader.count(LEAST_ROW);
        List<MessageRow> rows = new ArrayList<>(size);
        MessageRow last = ORIGIN;
        for (int i = 0; i < size; i++) {
            last = row(reader, last, sets);
            rows.add(last);
        }
        return rows;
    }

    private static MessageRow row(ByteReader reader, MessageRow last, List<Flags> sets) {
        long step = reader.uidStep(last.uid());
        long modSeq = last.modSeq().value() + reader.signed();
        long flags = reader.number();
        long internalDate = last.internalDate().packed() + reader.signed();
        long saveDate = last.saveDate() + reader.signed();
        long size = reader.number();
        if (step == 0 || modSeq < 0 || flags < 0 || flags >= sets.size() || size < 0 || size > 0xFFFF_FFFFL) {
            throw ByteReader.damaged("message " + last.uid() + " is not followed by a message");
        }
        try {
            InternalDate date = InternalDate.unpack(internalDate);
            return new MessageRow(last.uid() + step, new ModSeq(modSeq), sets.get((int) flags), date, saveDate, size);
        } catch (IllegalArgumentException invalid) {
            throw ByteReader.damaged(invalid.getMessage());
        }
    }
}
