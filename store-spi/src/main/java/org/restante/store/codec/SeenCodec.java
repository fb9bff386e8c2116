package org.restante.store.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.UidSet;
import org.restante.store.PrivateSeen;
import org.restante.store.SeenChange;

/** Changes of the {@code \Seen} that users have alone as octets: for each the user, what is seen, what is not any more. */
public final class SeenCodec {
    private static final int LEAST_CHANGE = 3;

    private SeenCodec() {}

    /** Returns the changes that lead from nothing to this. */
    static List<SeenChange> changes(PrivateSeen seen) {
        return seen.readers().entrySet().stream()
                .map(entry -> new SeenChange(entry.getKey(), entry.getValue(), UidSet.EMPTY))
                .toList();
    }

    /** Writes changes. */
    public static void write(ByteWriter writer, List<SeenChange> changes) {
        writer.number(changes.size());
        for (SeenChange change : changes) {
            writer.octets(change.reader().getBytes(StandardCharsets.UTF_8));
            writer.uids(change.seen());
            writer.uids(change.unseen());
        }
    }

    /** Reads changes, or throws CORRUPTION. */
    public static List<SeenChange> read(ByteReader reader) {
        List<SeenChange> changes = new ArrayList<>();
        for (int count = reader.count(LEAST_CHANGE); count > 0; count--) {
            String user = new String(reader.octets(), StandardCharsets.UTF_8);
            changes.add(new SeenChange(user, reader.uids(), reader.uids()));
        }
        return changes;
    }
}
