package org.restante.server.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.model.Flags;
import org.restante.store.Change;
import org.restante.store.FlagOperation;
import org.restante.store.FlagScope;
import org.restante.store.FlagScope.Kind;
import org.restante.store.Mailbox;
import org.restante.store.MessageAnnotations;
import org.restante.store.NewMessage;
import org.restante.store.StoreException;
import org.restante.store.access.Right;
import org.restante.store.access.Rights;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.annotation.AnnotationScope;

/**
 * Holds a user's rights on one mailbox against what is to be done with it (RFC 4314 section 4).
 *
 * @param rights what the user may do, of what the store can
 * @param keywords whether the store keeps any
 * @param reader the user, if {@code \Seen} in this mailbox is the user's own, and not one for all
 * @param user who it is; empty if it may be anybody
 */
public record Guard(Rights rights, Keywords keywords, Optional<String> reader, String user) {
    /** Lets everything pass. */
    public static final Guard NONE = new Guard(Rights.ALL);

    /** Whether there are keywords. */
    public enum Keywords {
        /** They are kept like other flags. */
        KEPT,
        /** The store has none: they are dropped, and refused where nothing else is asked for. */
        NONE
    }

    /** Holds rights where keywords are kept, with the {@code \Seen} that all have in common. */
    public Guard(Rights rights) {
        this(rights, Keywords.KEPT, Optional.empty(), "");
    }

    /** What a user is told of a mailbox that is not there, or of which the user may not know that it is. */
    static StoreException nonexistent() {
        return new StoreException(StoreException.Code.NONEXISTENT, "There is no such mailbox");
    }

    /** Refuses in the words that the user may hear: who may not look a mailbox up does not learn that it exists. */
    public StoreException refusal() {
        return rights.has(Right.LOOKUP)
                ? new StoreException(StoreException.Code.NOPERM, "You do not have the right to do that")
                : nonexistent();
    }

    /** Refuses unless all of these rights are there. */
    public void require(Right... needed) {
        if (!rights.hasAll(Rights.of(needed))) {
            throw refusal();
        }
    }

    /** Refuses unless one of these rights is there. */
    public void requireAny(Right... needed) {
        if (!rights.hasAny(needed)) {
            throw refusal();
        }
    }

    /** Returns the flags that may be changed. */
    public FlagScope scope() {
        if (rights.has(Right.SEEN) && rights.has(Right.DELETE_MESSAGES) && rights.has(Right.WRITE)) {
            return FlagScope.ALL;
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (rights.has(Right.SEEN)) {
            kinds.add(Kind.SEEN);
        }
        if (rights.has(Right.DELETE_MESSAGES)) {
            kinds.add(Kind.DELETED);
        }
        if (rights.has(Right.WRITE)) {
            kinds.add(Kind.OTHER);
        }
        return new FlagScope(kinds);
    }

    /** Returns a change as the user may make it to this mailbox, or refuses it. */
    public Change permitted(Change change) {
        return switch (change) {
            case Change.Append append -> {
                require(Right.INSERT);
                append.messages().forEach(message -> requireFor(message.annotations()));
                yield new Change.Append(permitted(append.messages()));
            }
            case Change.Store store -> {
                requireSome(store);
                yield new Change.Store(
                        store.uids(), store.operation(), kept(store.flags()), store.unchangedSince(), scope());
            }
            case Change.Annotate annotate -> {
                require(Right.READ);
                requireFor(annotate.values().keySet());
                yield annotate;
            }
            case Change.Expunge expunge -> {
                require(Right.EXPUNGE);
                yield expunge;
            }
            case Change.Copy copy -> {
                require(Right.READ);
                yield new Change.Copy(
                        copy.uids(),
                        target(copy.target()),
                        in(copy.target()).scope(),
                        in(copy.target()).permitted(copy.annotations()));
            }
            case Change.Move move -> {
                require(Right.READ, Right.DELETE_MESSAGES, Right.EXPUNGE); // RFC 6851 section 4.2
                yield new Change.Move(
                        move.uids(),
                        target(move.target()),
                        in(move.target()).scope(),
                        in(move.target()).permitted(move.annotations()));
            }
            case Change.Replace replace -> {
                // RFC 8508 section 4.1: those of UID STORE, UID EXPUNGE and APPEND
                require(Right.READ, Right.DELETE_MESSAGES, Right.EXPUNGE);
                Mailbox target = target(replace.target());
                in(replace.target()).requireFor(replace.message().annotations());
                yield new Change.Replace(
                        replace.uid(),
                        permitted(replace.message(), in(replace.target()).scope()),
                        target);
            }
        };
    }

    private void requireFor(MessageAnnotations annotations) {
        requireFor(annotations.values().keySet());
    }

    /**
     * Refuses unless the user may write these annotations (RFC 5257 section 3.4): those that all share with {@code n}, those
     * of the user alone with {@code r}.
     */
    public void requireFor(Set<AnnotationKey> annotations) {
        for (AnnotationKey key : annotations) {
            if (!user.isEmpty() && !key.isVisibleTo(user)) {
                throw new IllegalArgumentException("nobody writes what is private to others");
            }
            require(key.reader().isPresent() ? Right.READ : Right.ANNOTATE);
        }
    }

    // RFC 5257 section 4.6: all that a copy would take along, unless "the destination mailbox permissions are such that
    // either the ".priv" or ".shared" annotations are not allowed"
    private AnnotationScope permitted(AnnotationScope asked) {
        return new AnnotationScope(
                asked.shared() && rights.has(Right.ANNOTATE),
                rights.has(Right.READ) ? asked.readers() : Optional.of(Set.of()));
    }

    // "The server MUST NOT fail a COPY/APPEND if the user has no rights to set a particular flag."
    private List<NewMessage> permitted(List<NewMessage> messages) {
        return messages.stream().map(message -> permitted(message, scope())).toList();
    }

    private NewMessage permitted(NewMessage message, FlagScope scope) {
        return new NewMessage(
                OpenHandles.ofStore(message.upload()),
                message.summary(),
                kept(scope.within(message.flags())),
                message.internalDate(),
                message.annotations());
    }

    // "STORE operation SHOULD NOT fail if the user has rights to modify at least one flag specified in the STORE"
    private void requireSome(Change.Store store) {
        Flags flags = store.flags();
        FlagScope scope = scope();
        boolean some =
                switch (store.operation()) {
                    case REPLACE -> !scope.kinds().isEmpty();
                    case ADD, REMOVE -> flags.isEmpty() || !scope.within(flags).isEmpty();
                };
        if (!some) {
            throw refusal();
        }
        if (store.operation() == FlagOperation.ADD
                && !flags.isEmpty()
                && kept(flags).isEmpty()) {
            throw new StoreException(StoreException.Code.CANNOT, "Keywords are not kept here");
        }
    }

    // RFC 9051 section 2.3.2: what PERMANENTFLAGS does not name is not kept.
    private Flags kept(Flags flags) {
        return keywords == Keywords.KEPT ? flags : flags.minus(Flags.of(flags.keywords()));
    }

    private static Mailbox target(Mailbox target) {
        if (target instanceof GuardedMailbox guarded) {
            guarded.guard().require(Right.INSERT);
            return guarded.guard().seen(guarded.unguarded());
        }
        throw new IllegalArgumentException("a mailbox that nobody guards");
    }

    /** Returns the store's handle with the {@code \Seen} that the user sees. */
    Mailbox seen(Mailbox unguarded) {
        return reader.map(unguarded::readBy).orElse(unguarded);
    }

    private static Guard in(Mailbox target) {
        return ((GuardedMailbox) target).guard();
    }
}
