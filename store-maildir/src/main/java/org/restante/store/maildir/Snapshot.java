package org.restante.store.maildir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.codec.AnnotationsCodec;
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
 * @param annotations the annotations of the messages that have any
 */
record Snapshot(
        long uidValidity,
        String guid,
        long recentFrom,
        MailboxState state,
        List<Name> names,
        Map<Long, MessageAnnotations> annotations) {
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
        state.annotated()
                .forEach(uid -> AnnotationsCodec.write(writer, annotations.getOrDefault(uid, MessageAnnotations.NONE)));
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
        Map<Long, MessageAnnotations> annotations = new HashMap<>();
        state.annotated().forEach(uid -> annotations.put(uid, AnnotationsCodec.read(reader)));
        return new Snapshot(uidValidity, guid, recentFrom, state, names, annotations);
    }
}
