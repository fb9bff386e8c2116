package org.restante.protocol.response;

import java.util.List;
import org.restante.protocol.wire.ImapWriter;

/** How lists are written: a space between their elements. */
final class Lists {
    private Lists() {}

    // The space before every element but the first.
    static void separate(ImapWriter out, int index) {
        if (index > 0) {
            out.sp();
        }
    }

    // *(SP atom)
    static void atoms(ImapWriter out, List<String> atoms) {
        for (String atom : atoms) {
            out.sp();
            out.raw(atom);
        }
    }
}
