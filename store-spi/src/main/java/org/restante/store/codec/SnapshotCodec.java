package org.restante.store.codec;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.PrivateSeen;
import org.restante.store.VanishedLog;

/**
 * The whole state of a mailbox as octets: a version, its numbers, what vanished, what users have seen alone, where
 * annotations are, its messages, a checksum.
 */
public final class SnapshotCodec {
    private static final int ALL_IN_COMMON = 1; // the version without what users have seen alone, as it mostly is
    private static final int SEEN_ALONE = 2; // the version in which no message has annotations
    private static final int VERSION = 3;

    private SnapshotCodec() {}

    /** Returns the state as octets of its own. */
    public static byte[] encode(MailboxState state) {
        ByteWriter writer = new ByteWriter();
        write(writer, state);
        return writer.finish();
    }

    /** Writes the state among other things. */
    public static void write(ByteWriter writer, MailboxState state) {
        int version = versionOf(state);
        writer.octet(version);
        writer.number(state.modSeq().value());
        writer.number(state.uidNext());
        writer.number(state.vanished().horizon().value());
        writer.number(state.vanished().entries().size());
        for (VanishedLog.Entry entry : state.vanished().entries()) {
            writer.number(entry.modSeq().value());
            writer.uids(entry.uids());
        }
        if (version >= SEEN_ALONE) {
            SeenCodec.write(writer, SeenCodec.changes(state.seen()));
        }
        if (version >= VERSION) {
            writer.uids(state.annotated());
        }
        MessageTable messages = state.messages();
        RowsCodec.write(writer, messages.size(), messages::row);
    }

    private static int versionOf(MailboxState state) {
        if (!state.annotated().isEmpty()) {
            return VERSION;
        }
        return state.seen().readers().isEmpty() ? ALL_IN_COMMON : SEEN_ALONE;
    }

    /** Returns the state that the octets hold, or throws CORRUPTION. */
    public static MailboxState decode(byte[] octets) {
        ByteReader reader = new ByteReader(octets);
        MailboxState state = read(reader);
        reader.finish();
        return state;
    }

    /** Reads the state that {@link #write} wrote, or throws CORRUPTION. */
    public static MailboxState read(ByteReader reader) {
        int version = reader.octet();
        if (version < ALL_IN_COMMON || version > VERSION) {
            throw ByteReader.damaged("it is of a later version");
        }
        ModSeq modSeq = modSeq(reader);
        long uidNext = reader.number();
        ModSeq horizon = modSeq(reader);
        List<VanishedLog.Entry> vanished = new ArrayList<>();
        for (int entries = reader.count(2); entries > 0; entries--) {
            ModSeq when = modSeq(reader);
            vanished.add(new VanishedLog.Entry(when, reader.uids()));
        }
        PrivateSeen seen = version >= SEEN_ALONE ? PrivateSeen.NONE.with(SeenCodec.read(reader)) : PrivateSeen.NONE;
        UidSet annotated = version >= VERSION ? reader.uids() : UidSet.EMPTY;
        List<MessageRow> rows = RowsCodec.read(reader);
        long lastUid = rows.isEmpty() ? 0 : rows.getLast().uid();
        if (uidNext <= lastUid || uidNext > UidSet.MAX_UID + 1) {
            throw ByteReader.damaged("the next UID is " + uidNext + " after message " + lastUid);
        }
        VanishedLog log = new VanishedLog(horizon, vanished);
        return new MailboxState(modSeq, uidNext, MessageTable.of(rows), log, seen, annotated);
    }

    private static ModSeq modSeq(ByteReader reader) {
        long value = reader.number();
        if (value < 0) {
            throw ByteReader.damaged("a negative MODSEQ");
        }
        return new ModSeq(value);
    }
}
