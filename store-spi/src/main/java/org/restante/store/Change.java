package org.restante.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.annotation.AnnotationScope;

/** One change of a mailbox. UIDs of messages that are not there (any more) are passed over. */
public sealed interface Change {
    /**
     * New messages, in this order; all or none.
     *
     * @param messages at least one
     */
    record Append(List<NewMessage> messages) implements Change {
        public Append {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Other flags for messages that are there. A message whose flags stay as they are is not changed: it keeps its
     * MODSEQ.
     *
     * @param uids which
     * @param operation what to do
     * @param flags with which flags
     * @param unchangedSince leaves out messages with a larger MODSEQ; {@link Committed#modified} names them (RFC 7162
     *     section 3.1.3)
     * @param scope which flags may be touched
     */
    record Store(UidSet uids, FlagOperation operation, Flags flags, Optional<ModSeq> unchangedSince, FlagScope scope)
            implements Change {
        /** A change that may touch all flags. */
        public Store(UidSet uids, FlagOperation operation, Flags flags, Optional<ModSeq> unchangedSince) {
            this(uids, operation, flags, unchangedSince, FlagScope.ALL);
        }

        /** Returns what a message's flags become. */
        public Flags apply(Flags before) {
            return scope.apply(operation, before, flags);
        }
    }

    /**
     * Other annotations for messages that are there (RFC 5257 section 4.5). Each of them is changed and gets the MODSEQ of
     * the commit, also if its annotations were like that before. Refused as a whole with LIMIT if one of the messages
     * would have too many, and with CANNOT by a store without {@link Feature#MESSAGE_ANNOTATIONS}.
     *
     * @param uids which
     * @param values the new values; absent for NIL, which removes one
     * @param most how many annotations of a message all readers may share, and each reader may have alone
     * @param unchangedSince leaves out messages with a larger MODSEQ, as in {@link Store}
     */
    record Annotate(UidSet uids, Map<AnnotationKey, Optional<byte[]>> values, int most, Optional<ModSeq> unchangedSince)
            implements Change {
        public Annotate {
            values = Map.copyOf(values);
        }
    }

    /**
     * Removes messages, whatever their flags.
     *
     * @param uids which
     */
    record Expunge(UidSet uids) implements Change {}

    /**
     * Appends copies to a mailbox of the same store, in the order of their UIDs, with flags and internal date.
     *
     * @param uids which
     * @param target where to; may be the same mailbox
     * @param scope which flags go along
     * @param annotations which annotations go along
     */
    record Copy(UidSet uids, Mailbox target, FlagScope scope, AnnotationScope annotations) implements Change {
        /** Copies with all annotations. */
        public Copy(UidSet uids, Mailbox target, FlagScope scope) {
            this(uids, target, scope, AnnotationScope.ALL);
        }

        /** Copies with all flags and annotations. */
        public Copy(UidSet uids, Mailbox target) {
            this(uids, target, FlagScope.ALL, AnnotationScope.ALL);
        }
    }

    /**
     * Copies and removes in one commit: nobody sees a message in both places or in neither.
     *
     * @param uids which
     * @param target where to; may be the same mailbox
     * @param scope which flags go along
     * @param annotations which annotations go along
     */
    record Move(UidSet uids, Mailbox target, FlagScope scope, AnnotationScope annotations) implements Change {
        /** Moves with all annotations. */
        public Move(UidSet uids, Mailbox target, FlagScope scope) {
            this(uids, target, scope, AnnotationScope.ALL);
        }

        /** Moves with all flags and annotations. */
        public Move(UidSet uids, Mailbox target) {
            this(uids, target, FlagScope.ALL, AnnotationScope.ALL);
        }
    }

    /**
     * Appends a message and removes another in one commit (RFC 8508): nobody sees both or neither. If the one to be removed
     * is not there (any more), nothing changes, and {@link Committed#target} is empty.
     *
     * @param uid which message goes
     * @param message what comes; its upload belongs to the target
     * @param target where it comes; may be the same mailbox
     */
    record Replace(long uid, NewMessage message, Mailbox target) implements Change {}
}
