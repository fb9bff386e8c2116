package org.restante.store.codec;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

/** Flags as octets: a bit for each system flag, then the keywords by name. */
public final class FlagsCodec {
    // The order is part of the format.
    private static final List<MessageFlag> SYSTEM = List.of(
            MessageFlag.ANSWERED, MessageFlag.FLAGGED, MessageFlag.DELETED, MessageFlag.SEEN, MessageFlag.DRAFT);

    private FlagsCodec() {}

    /** Writes a set of flags. */
    public static void write(ByteWriter writer, Flags flags) {
        int bits = 0;
        for (int i = 0; i < SYSTEM.size(); i++) {
            bits |= flags.contains(SYSTEM.get(i)) ? 1 << i : 0;
        }
        writer.octet(bits);
        List<MessageFlag> keywords = flags.keywords();
        writer.number(keywords.size());
        keywords.forEach(keyword -> writer.text(keyword.name()));
    }

    /** Reads a set of flags, or throws CORRUPTION. */
    public static Flags read(ByteReader reader) {
        int bits = reader.octet();
        if (bits >= 1 << SYSTEM.size()) {
            throw ByteReader.damaged("an unknown system flag");
        }
        List<MessageFlag> flags = new ArrayList<>();
        for (int i = 0; i < SYSTEM.size(); i++) {
            if ((bits & 1 << i) != 0) {
                flags.add(SYSTEM.get(i));
            }
        }
        for (int keywords = reader.count(2); keywords > 0; keywords--) {
            flags.add(keyword(reader.text()));
        }
        return Flags.of(flags);
    }

    private static MessageFlag keyword(String name) {
        if (name.startsWith("\\")) {
            throw ByteReader.damaged("a system flag among the keywords");
        }
        try {
            return MessageFlag.of(name);
        } catch (IllegalArgumentException invalid) {
            throw ByteReader.damaged(invalid.getMessage());
        }
    }
}
