package org.restante.store.jdbc;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.FlagOperation;
import org.restante.store.FlagScope;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.SeenChange;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;
import org.restante.store.codec.FlagsCodec;
import org.restante.store.codec.RowsCodec;
import org.restante.store.codec.SeenCodec;
import org.restante.store.jdbc.LogRecord.Annotated;
import org.restante.store.jdbc.LogRecord.Appended;
import org.restante.store.jdbc.LogRecord.Expunged;
import org.restante.store.jdbc.LogRecord.Moved;
import org.restante.store.jdbc.LogRecord.Read;
import org.restante.store.jdbc.LogRecord.Reserved;
import org.restante.store.jdbc.LogRecord.Stored;
import org.restante.store.jdbc.LogRecord.Touched;

/** A row of the log as octets: a version, what kind of change, the change, a checksum. */
final class ChangeCodec {
    private static final int VERSION = 1;
    private static final int APPENDED = 1;
    private static final int STORED = 2;
    private static final int EXPUNGED = 3;
    private static final int MOVED = 4;
    private static final int RESERVED_UIDS = 5; // as an earlier version wrote it
    private static final int RESERVED = 6;
    private static final int READ = 7;
    private static final int TOUCHED = 8;
    private static final int ANNOTATED = 9; // before any other; READ before all but that
    // The order is part of the format.
    private static final List<FlagOperation> OPERATIONS =
            List.of(FlagOperation.REPLACE, FlagOperation.ADD, FlagOperation.REMOVE);

    private static final int SCOPE_SHIFT = 2;

    private ChangeCodec() {}

    static byte[] encode(LogRecord change) {
        ByteWriter writer = new ByteWriter();
        writer.octet(VERSION);
        write(writer, change);
        return writer.finish();
    }

    private static void write(ByteWriter writer, LogRecord change) {
        switch (change) {
            case Appended appended -> {
                writer.octet(APPENDED);
                rows(writer, appended.rows());
            }
            case Stored stored -> {
                writer.octet(STORED);
                writer.octet(OPERATIONS.indexOf(stored.operation()) | untouched(stored.scope()) << SCOPE_SHIFT);
                FlagsCodec.write(writer, stored.flags());
                writer.uids(stored.uids());
            }
            case Touched touched -> {
                writer.octet(TOUCHED);
                writer.uids(touched.uids());
            }
            case Expunged expunged -> {
                writer.octet(EXPUNGED);
                writer.uids(expunged.uids());
            }
            case Moved moved -> {
                writer.octet(MOVED);
                rows(writer, moved.rows());
                writer.uids(moved.expunged());
            }
            case Reserved reserved -> {
                writer.octet(RESERVED);
                writer.number(reserved.uidNext());
                writer.number(reserved.modSeq().value());
            }
            case Read read -> {
                writer.octet(READ);
                SeenCodec.write(writer, read.seen());
                write(writer, read.change());
            }
            case Annotated annotated -> {
                writer.octet(ANNOTATED);
                writer.uids(annotated.uids());
                write(writer, annotated.change());
            }
        }
    }

    private static void rows(ByteWriter writer, List<MessageRow> rows) {
        RowsCodec.write(writer, rows.size(), rows::get);
    }

    /** Returns the change that the octets hold, or throws CORRUPTION. */
    static LogRecord decode(byte[] octets) {
        ByteReader reader = new ByteReader(octets);
        if (reader.octet() != VERSION) {
            throw ByteReader.damaged("it is of a later version");
        }
        int kind = reader.octet();
        LogRecord change = kind == ANNOTATED ? annotated(reader) : readOrChange(reader, kind);
        reader.finish();
        return change;
    }

    private static Annotated annotated(ByteReader reader) {
        UidSet uids = reader.uids();
        return new Annotated(readOrChange(reader, reader.octet()), uids);
    }

    private static LogRecord readOrChange(ByteReader reader, int kind) {
        return kind == READ ? readBy(reader) : change(reader, kind);
    }

    private static Read readBy(ByteReader reader) {
        List<SeenChange> seen = SeenCodec.read(reader);
        return new Read(change(reader, reader.octet()), seen);
    }

    private static LogRecord change(ByteReader reader, int kind) {
        return switch (kind) {
            case APPENDED -> new Appended(RowsCodec.read(reader));
            case STORED -> stored(reader);
            case TOUCHED -> new Touched(reader.uids());
            case EXPUNGED -> new Expunged(reader.uids());
            case MOVED -> new Moved(RowsCodec.read(reader), reader.uids());
            case RESERVED_UIDS -> reserved(reader.number(), MailboxState.NEW.modSeq());
            case RESERVED -> reserved(reader.number(), new ModSeq(reader.number()));
            default -> throw ByteReader.damaged("an unknown kind of change");
        };
    }

    private static Reserved reserved(long uidNext, ModSeq modSeq) {
        if (uidNext < 1 || uidNext > UidSet.MAX_UID + 1) {
            throw ByteReader.damaged("a next UID of " + uidNext);
        }
        return new Reserved(uidNext, modSeq);
    }

    private static Stored stored(ByteReader reader) {
        int octet = reader.octet();
        int operation = octet & (1 << SCOPE_SHIFT) - 1;
        int untouched = octet >> SCOPE_SHIFT;
        if (operation >= OPERATIONS.size() || untouched >= 1 << FlagScope.Kind.values().length) {
            throw ByteReader.damaged("an unknown operation on flags");
        }
        Flags flags = FlagsCodec.read(reader);
        return new Stored(reader.uids(), OPERATIONS.get(operation), flags, scope(untouched));
    }

    // One bit for each kind of flags that stays as it is; most often none.
    private static int untouched(FlagScope scope) {
        int bits = 0;
        for (FlagScope.Kind kind : FlagScope.Kind.values()) {
            bits |= scope.kinds().contains(kind) ? 0 : 1 << kind.ordinal();
        }
        return bits;
    }

    private static FlagScope scope(int untouched) {
        Set<FlagScope.Kind> kinds = EnumSet.noneOf(FlagScope.Kind.class);
        for (FlagScope.Kind kind : FlagScope.Kind.values()) {
            if ((untouched & 1 << kind.ordinal()) == 0) {
                kinds.add(kind);
            }
        }
        return untouched == 0 ? FlagScope.ALL : new FlagScope(kinds);
    }
}
