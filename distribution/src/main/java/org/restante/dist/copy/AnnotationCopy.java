package org.restante.dist.copy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.annotation.AnnotationKey;

/** The annotations of the messages that two mailboxes have in common (RFC 5257), of everybody who has any. */
record AnnotationCopy(Mailbox original, Mailbox copy) {
    private static final int AT_ONCE = 32; // each may have some hundred kilobytes

    /** Who hears of a message that is annotated otherwise. */
    @FunctionalInterface
    interface Difference {
        /**
         * Takes one of them.
         *
         * @param change what makes the annotations of the copy those of the original; absent for what is to be removed
         */
        void found(long uid, Map<AnnotationKey, Optional<byte[]>> change);
    }

    /** Returns whether both stores keep any. */
    static boolean isPossible(MailStore from, MailStore to) {
        return from.features().contains(Feature.MESSAGE_ANNOTATIONS)
                && to.features().contains(Feature.MESSAGE_ANNOTATIONS);
    }

    /** Makes those of the copy like those of the original: one commit for each message that differs. */
    void catchUp(MailboxState wanted, MailboxState there) {
        compare(
                wanted,
                there,
                (uid, change) ->
                        copy.commit(new Change.Annotate(UidSet.of(uid), change, Integer.MAX_VALUE, Optional.empty())));
    }

    void compare(MailboxState wanted, MailboxState there, Difference difference) {
        UidSet annotated = wanted.annotated()
                .union(there.annotated())
                .intersect(wanted.messages().uids())
                .intersect(there.messages().uids());
        PrimitiveIterator.OfLong uids = annotated.iterator();
        while (uids.hasNext()) {
            UidSet.Builder some = UidSet.builder();
            for (int i = 0; i < AT_ONCE && uids.hasNext(); i++) {
                some.add(uids.nextLong());
            }
            compare(some.build(), difference);
        }
    }

    private void compare(UidSet uids, Difference difference) {
        SortedMap<Long, MessageAnnotations> ours = read(original, uids);
        SortedMap<Long, MessageAnnotations> theirs = read(copy, uids);
        uids.forEach(uid -> {
            Map<AnnotationKey, Optional<byte[]>> change = change(
                    theirs.getOrDefault(uid, MessageAnnotations.NONE), ours.getOrDefault(uid, MessageAnnotations.NONE));
            if (!change.isEmpty()) {
                difference.found(uid, change);
            }
        });
    }

    private static Map<AnnotationKey, Optional<byte[]>> change(MessageAnnotations from, MessageAnnotations to) {
        Map<AnnotationKey, Optional<byte[]>> change = new TreeMap<>();
        to.values().forEach((key, value) -> {
            if (!Arrays.equals(value, from.values().get(key))) {
                change.put(key, Optional.of(value));
            }
        });
        from.values().keySet().stream()
                .filter(key -> !to.values().containsKey(key))
                .forEach(key -> change.put(key, Optional.empty()));
        return change;
    }

    /** Returns the annotations of those of these messages that have any. */
    static SortedMap<Long, MessageAnnotations> read(Mailbox mailbox, UidSet uids) {
        SortedMap<Long, MessageAnnotations> annotations = new TreeMap<>();
        mailbox.annotations(uids, annotations::put);
        return annotations;
    }
}
