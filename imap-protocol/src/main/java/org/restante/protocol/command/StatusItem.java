package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** A data item of STATUS. */
public sealed interface StatusItem extends Encodable permits StatusItem.Core, ExtensionStatusItem {
    /** What RFC 9051 section 6.3.11 and the specifications it took in define. */
    enum Core implements StatusItem {
        MESSAGES,
        UIDNEXT,
        UIDVALIDITY,
        UNSEEN,
        DELETED,
        SIZE,
        /** RFC 3501 section 6.3.10. */
        RECENT,
        /** RFC 7162 section 3.1.7. */
        HIGHESTMODSEQ,
        /** RFC 7889 section 4. */
        APPENDLIMIT;

        @Override
        public void encode(ImapWriter out) {
            out.raw(name());
        }
    }

    // status-att = "MESSAGES" / "UIDNEXT" / "UIDVALIDITY" / "UNSEEN" / "DELETED" / "SIZE" (RFC 9051 section 9), ...
    static StatusItem parse(ImapReader in) throws ImapSyntaxException {
        String name = Lists.name(in, StatusItem.class);
        for (Core item : Core.values()) {
            if (item.name().equals(name)) {
                return item;
            }
        }
        return Lists.extension(in, StatusItem.class, name);
    }
}
