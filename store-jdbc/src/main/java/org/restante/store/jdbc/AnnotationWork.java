package org.restante.store.jdbc;

import java.util.Map;
import java.util.Optional;
import org.restante.protocol.model.UidSet;
import org.restante.store.MessageAnnotations;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.annotation.AnnotationScope;

/** What a step does to the annotations of messages, beside those of messages that vanish: these go in any case. */
sealed interface AnnotationWork {
    /** A new message brings some. */
    record Brought(long uid, MessageAnnotations annotations) implements AnnotationWork {}

    /**
     * Copies come of messages that may have some.
     *
     * @param mailbox where they are copied from
     * @param uids which of the messages there
     * @param shift what is added to a UID to get that of the copy
     * @param scope which annotations go along
     */
    record Copied(long mailbox, UidSet uids, long shift, AnnotationScope scope) implements AnnotationWork {
        /** Returns the UIDs of the copies. */
        UidSet copies() {
            UidSet.Builder copies = UidSet.builder();
            for (int range = 0; range < uids.ranges(); range++) {
                copies.add(uids.first(range) + shift, uids.last(range) + shift);
            }
            return copies.build();
        }
    }

    /**
     * Others come in the place of some.
     *
     * @param known messages that may have some
     * @param fresh messages that have none
     * @param values as in {@link org.restante.store.Change.Annotate}
     * @param most as there
     */
    record Changed(UidSet known, UidSet fresh, Map<AnnotationKey, Optional<byte[]>> values, int most)
            implements AnnotationWork {}
}
