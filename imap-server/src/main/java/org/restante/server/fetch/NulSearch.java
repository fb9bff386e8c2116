package org.restante.server.fetch;

import org.restante.protocol.mime.ByteRange;
import org.restante.store.Content;

/** Looks for a NUL among the octets of a part. */
final class NulSearch {
    private NulSearch() {}

    /** Returns whether there is one in a range of the decoded octets. */
    static boolean finds(BinaryPart part, Content content, ByteRange range) {
        boolean[] found = {false};
        long[] at = {0};
        part.decode(content, (octets, from, to) -> {
            int start = from + Math.clamp(range.start() - at[0], 0, to - from);
            int end = from + Math.clamp(range.end() - at[0], 0, to - from);
            for (int i = start; i < end && !found[0]; i++) {
                found[0] = octets[i] == 0;
            }
            at[0] += to - from;
        });
        return found[0];
    }
}
