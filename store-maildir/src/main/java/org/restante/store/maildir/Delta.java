package org.restante.store.maildir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.SeenChange;
import org.restante.store.VanishedLog;
import org.restante.store.codec.AnnotationsCodec;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;
import org.restante.store.codec.FlagsCodec;
import org.restante.store.codec.RowsCodec;
import org.restante.store.codec.SeenCodec;

/**
 * What one commit changes, or what others were found to have changed: one step of MODSEQ.
 *
 * @param modSeq the MODSEQ after it
 * @param uidNext the next UID after it
 * @param arrived new messages
 * @param flags messages that have other flags now, by these flags
 * @param vanished messages that are gone
 * @param seen what users have seen alone, or not any more
 * @param annotations the annotations that messages have now, new ones among them; those that have none, too, if they were
 *     changed all the same
 */
record Delta(
        ModSeq modSeq,
        long uidNext,
        List<Arrived> arrived,
        Map<Flags, UidSet> flags,
        UidSet vanished,
        List<SeenChange> seen,
        SortedMap<Long, MessageAnnotations> annotations) {
    private static final int LEAST_NAME = 2;
    private static final int LEAST_ANNOTATIONS = 2;

    /**
     * A new message.
     *
     * @param row what is known of it
     * @param base the base of its file's name
     * @param guid the identity of its content; the base unless it is a copy
     */
    record Arrived(MessageRow row, String base, String guid) {
        UidList.Entry entry() {
            return UidList.Entry.of(row.uid(), base, guid);
        }
    }

    Delta(ModSeq modSeq, long uidNext, List<Arrived> arrived, Map<Flags, UidSet> flags, UidSet vanished) {
        this(modSeq, uidNext, arrived, flags, vanished, List.of(), Collections.emptySortedMap());
    }

    static Delta arrivals(MailboxState before, long uidNext, List<Arrived> arrived) {
        return new Delta(before.modSeq().next(), uidNext, arrived, Map.of(), UidSet.EMPTY);
    }

    static Delta stored(MailboxState before, Map<Flags, UidSet> flags, List<SeenChange> seen) {
        return new Delta(
                before.modSeq().next(),
                before.uidNext(),
                List.of(),
                flags,
                UidSet.EMPTY,
                seen,
                Collections.emptySortedMap());
    }

    static Delta annotated(MailboxState before, SortedMap<Long, MessageAnnotations> annotations) {
        return new Delta(
                before.modSeq().next(), before.uidNext(), List.of(), Map.of(), UidSet.EMPTY, List.of(), annotations);
    }

    static Delta expunged(MailboxState before, UidSet vanished) {
        return new Delta(before.modSeq().next(), before.uidNext(), List.of(), Map.of(), vanished);
    }

    boolean changesNothing() {
        return arrived.isEmpty() && flags.isEmpty() && vanished.isEmpty() && seen.isEmpty() && annotations.isEmpty();
    }

    MailboxState apply(MailboxState before, int vanishedCapacity) {
        MessageTable messages = before.messages();
        for (Map.Entry<Flags, UidSet> group : flags.entrySet()) {
            messages = messages.update(group.getValue(), modSeq, ignored -> group.getKey());
        }
        messages = messages.touch(uidsOf(annotations.keySet()), modSeq);
        VanishedLog log = before.vanished();
        if (!vanished.isEmpty()) {
            messages = messages.remove(vanished);
            log = log.with(modSeq, vanished, vanishedCapacity);
        }
        messages = messages.append(arrived.stream().map(Arrived::row).toList());
        return new MailboxState(
                        modSeq,
                        uidNext,
                        messages,
                        log,
                        before.seen().without(vanished),
                        before.annotated().minus(vanished))
                .read(before, seen)
                .withAnnotated(annotated());
    }

    /** Gives messages the annotations that they have now, and takes them from those that are gone. */
    void annotate(Map<Long, MessageAnnotations> messages) {
        vanished.forEach(messages::remove);
        annotations.forEach((uid, those) -> {
            if (!those.isEmpty()) {
                messages.put(uid, those);
            }
        });
    }

    private UidSet annotated() {
        return uidsOf(annotations.entrySet().stream()
                .filter(message -> !message.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList());
    }

    private static UidSet uidsOf(Collection<Long> uids) {
        return UidSet.of(uids.stream().mapToLong(Long::longValue).toArray());
    }

    void write(ByteWriter writer) {
        writer.number(modSeq.value());
        writer.number(uidNext);
        RowsCodec.write(writer, arrived.size(), i -> arrived.get(i).row());
        arrived.forEach(message -> writeName(writer, message.base(), message.guid()));
        writer.number(flags.size());
        flags.forEach((set, uids) -> {
            FlagsCodec.write(writer, set);
            writer.uids(uids);
        });
        writer.uids(vanished);
        if (!seen.isEmpty() || !annotations.isEmpty()) {
            SeenCodec.write(writer, seen);
        }
        if (!annotations.isEmpty()) {
            writer.number(annotations.size());
            annotations.forEach((uid, those) -> {
                writer.number(uid);
                AnnotationsCodec.write(writer, those);
            });
        }
    }

    static void writeName(ByteWriter writer, String base, String guid) {
        writer.text(base);
        writer.text(guid.equals(base) ? "" : guid);
    }

    static Delta read(ByteReader reader) {
        long modSeq = reader.number();
        long uidNext = reader.number();
        if (modSeq < 1 || uidNext < 1 || uidNext > UidSet.MAX_UID + 1) {
            throw ByteReader.damaged("a MODSEQ or UID is out of range");
        }
        List<Arrived> arrived = new ArrayList<>();
        for (MessageRow row : RowsCodec.read(reader)) {
            String base = reader.text();
            String guid = reader.text();
            arrived.add(new Arrived(row, base, guid.isEmpty() ? base : guid));
        }
        Map<Flags, UidSet> flags = new LinkedHashMap<>();
        for (int groups = reader.count(LEAST_NAME); groups > 0; groups--) {
            Flags set = FlagsCodec.read(reader);
            flags.put(set, reader.uids());
        }
        UidSet vanished = reader.uids();
        List<SeenChange> seen = reader.hasMore() ? SeenCodec.read(reader) : List.of();
        SortedMap<Long, MessageAnnotations> annotations =
                reader.hasMore() ? readAnnotations(reader) : Collections.emptySortedMap();
        return new Delta(new ModSeq(modSeq), uidNext, arrived, flags, vanished, seen, annotations);
    }

    private static SortedMap<Long, MessageAnnotations> readAnnotations(ByteReader reader) {
        SortedMap<Long, MessageAnnotations> annotations = new TreeMap<>();
        for (int count = reader.count(LEAST_ANNOTATIONS); count > 0; count--) {
            long uid = reader.number();
            if (uid < 1 || uid > UidSet.MAX_UID) {
                throw ByteReader.damaged("a UID is out of range");
            }
            annotations.put(uid, AnnotationsCodec.read(reader));
        }
        return annotations;
    }
}
