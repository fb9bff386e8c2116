package org.restante.store.codec;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.restante.protocol.model.ModSeq;
import org.restante.store.MessageAnnotations;
import org.restante.store.annotation.AnnotationKey;

/** The annotations of a message as octets: for each its entry, its reader, the MODSEQ of its last change, and its value. */
public final class AnnotationsCodec {
    private static final int VERSION = 1;
    private static final int LEAST_ANNOTATION = 5;

    private AnnotationsCodec() {}

    /** Returns annotations as octets of their own. */
    public static byte[] encode(MessageAnnotations annotations) {
        ByteWriter writer = new ByteWriter();
        writer.octet(VERSION);
        writer.number(annotations.changes().size());
        annotations.changes().forEach((key, modSeq) -> {
            writer.text(key.entry());
            writer.octets(key.reader().orElse("").getBytes(StandardCharsets.UTF_8));
            writer.number(modSeq.value());
            Optional<byte[]> value = annotations.value(key);
            writer.octet(value.isPresent() ? 1 : 0);
            writer.octets(value.orElse(new byte[0]));
        });
        return writer.finish();
    }

    /** Returns the annotations that the octets hold, or throws CORRUPTION. */
    public static MessageAnnotations decode(byte[] octets) {
        ByteReader reader = new ByteReader(octets);
        if (reader.octet() != VERSION) {
            throw ByteReader.damaged("it is of a later version");
        }
        Map<AnnotationKey, byte[]> values = new TreeMap<>();
        Map<AnnotationKey, ModSeq> changes = new TreeMap<>();
        for (int count = reader.count(LEAST_ANNOTATION); count > 0; count--) {
            AnnotationKey key = key(reader);
            long modSeq = reader.number();
            if (modSeq < 0) {
                throw ByteReader.damaged("a negative MODSEQ");
            }
            changes.put(key, new ModSeq(modSeq));
            boolean there = reader.octet() != 0;
            byte[] value = reader.octets();
            if (there) {
                values.put(key, value);
            }
        }
        reader.finish();
        return MessageAnnotations.of(values, changes);
    }

    private static AnnotationKey key(ByteReader reader) {
        String entry = reader.text();
        String user = new String(reader.octets(), StandardCharsets.UTF_8);
        try {
            return new AnnotationKey(entry, user.isEmpty() ? Optional.empty() : Optional.of(user));
        } catch (IllegalArgumentException invalid) {
            throw ByteReader.damaged(invalid.getMessage());
        }
    }
}
