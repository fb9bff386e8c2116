package org.restante.store.codec;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.restante.protocol.model.ModSeq;
import org.restante.store.MessageAnnotations;
import org.restante.store.annotation.AnnotationKey;

/**
 * The annotations of a message as octets: for each its entry, its reader, the MODSEQ of its last change, and its value unless
 * it was removed.
 */
public final class AnnotationsCodec {
    private static final int VERSION = 1;
    private static final int REMOVED = 0;
    private static final int THERE = 1;
    private static final int LEAST_ANNOTATION = 5; // an entry of one character, no reader, a MODSEQ, removed

    private AnnotationsCodec() {}

    /** Returns annotations as octets of their own. */
    public static byte[] encode(MessageAnnotations annotations) {
        ByteWriter writer = new ByteWriter();
        writer.octet(VERSION);
        write(writer, annotations);
        return writer.finish();
    }

    /** Writes annotations among other things. */
    public static void write(ByteWriter writer, MessageAnnotations annotations) {
        writer.number(annotations.changes().size());
        annotations.changes().forEach((key, modSeq) -> {
            writer.text(key.entry());
            writer.octets(key.reader().orElse("").getBytes(StandardCharsets.UTF_8));
            writer.number(modSeq.value());
            Optional<byte[]> value = annotations.value(key);
            writer.octet(value.isPresent() ? THERE : REMOVED);
            value.ifPresent(writer::octets);
        });
    }

    /** Returns the annotations that the octets hold, or throws CORRUPTION. */
    public static MessageAnnotations decode(byte[] octets) {
        ByteReader reader = new ByteReader(octets);
        if (reader.octet() != VERSION) {
            throw ByteReader.damaged("it is of a later version");
        }
        MessageAnnotations annotations = read(reader);
        reader.finish();
        return annotations;
    }

    /** Reads the annotations that {@link #write} wrote, or throws CORRUPTION. */
    public static MessageAnnotations read(ByteReader reader) {
        Map<AnnotationKey, byte[]> values = new TreeMap<>();
        Map<AnnotationKey, ModSeq> changes = new TreeMap<>();
        for (int count = reader.count(LEAST_ANNOTATION); count > 0; count--) {
            AnnotationKey key = key(reader);
            long modSeq = reader.number();
            if (modSeq < 0) {
                throw ByteReader.damaged("a negative MODSEQ");
            }
            if (changes.put(key, new ModSeq(modSeq)) != null) {
                throw ByteReader.damaged("an annotation is there twice");
            }
            switch (reader.octet()) {
                case REMOVED -> {}
                case THERE -> values.put(key, reader.octets());
                default -> throw ByteReader.damaged("an annotation is neither there nor removed");
            }
        }
        return MessageAnnotations.of(values, changes);
    }

    private static AnnotationKey key(ByteReader reader) {
        String entry = reader.text();
        String user = new String(reader.octets(), StandardCharsets.UTF_8);
        try {
            return user.isEmpty() ? AnnotationKey.shared(entry) : AnnotationKey.ofReader(entry, user);
        } catch (IllegalArgumentException invalid) {
            throw ByteReader.damaged(invalid.getMessage());
        }
    }
}
