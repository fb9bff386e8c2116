package org.restante.store.maildir;

import java.util.ArrayList;
import java.util.List;
import org.restante.store.MailboxState;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;
import org.restante.store.codec.SnapshotCodec;

/**
 * All that our own log knows of a mailbox at one time.
 *
 * @param uidValidity the UIDVALIDITY that its UIDs belong to
 * @param guid the identity of the mailbox
 * @param recentFrom the first UID that no session has been told of as recent
 * @param state the state
 * @param names the files of the messages, in their order
 */
record Snapshot(long uidValidity, String guid, long recentFrom, MailboxState state, List<Name> names) {
    /**
     * The name of a message's file.
     *
     * @param base its base
     * @param guid the identity of its content
     */
    record Name(String base, String guid) {}

    void write(ByteWriter writer) {
        writer.number(uidValidity);
        writer.text(guid);
        writer.number(recentFrom);
        SnapshotCodec.write(writer, state);
        names.forEach(name -> Delta.writeName(writer, name.base(), name.guid()));
    }

    static Snapshot read(ByteReader reader) {
        long uidValidity = reader.number();
        String guid = reader.text();
        long recentFrom = reader.number();
        MailboxState state = SnapshotCodec.read(reader);
        List<Name> names = new ArrayList<>(state.messages().size());
        for (int i = 0; i < state.messages().size(); i++) {
            String base = reader.text();
            String copyOf = reader.text();
            names.add(new Name(base, copyOf.isEmpty() ? base : copyOf));
        }
        return new Snapshot(uidValidity, guid, recentFrom, state, names);
    }
}
