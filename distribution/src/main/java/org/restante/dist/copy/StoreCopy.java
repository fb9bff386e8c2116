package org.restante.dist.copy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.restante.dist.admin.AdminException;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Account;
import org.restante.store.Change;
import org.restante.store.Feature;
import org.restante.store.FlagOperation;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;
import org.restante.store.Takeover;

/**
 * Copies accounts from one store to another. What an earlier run has brought over is found by UIDVALIDITY and UIDs: the
 * copy goes on behind it, and gives it the flags that it has in the source by now.
 */
public final class StoreCopy {
    private final MailStore from;
    private final MailStore to;
    private final Report report;

    /** Copies between these, which stay open. */
    public StoreCopy(MailStore from, MailStore to, Report report) {
        this.from = from;
        this.to = to;
        this.report = report;
    }

    /**
     * Copies all mailboxes and subscriptions of a user, and what the stores keep beside them.
     *
     * @throws AdminException if the target cannot take mailboxes over, or has other ones of the same names
     * @throws StoreException if one of the stores fails; what has been copied stays, and the next run goes on
     */
    public void account(String user) {
        Account source = from.account(user);
        Account target = to.account(user);
        Takeover takeover = target.facet(Takeover.class)
                .orElseThrow(() -> new AdminException("the store that is copied to gives UIDs of its own"));
        for (MailboxEntry entry : source.mailboxes()) {
            if (entry.id().isPresent()) {
                mailbox(user, source, target, takeover, entry);
            }
            if (entry.subscribed()) {
                target.subscribe(entry.name());
            }
        }
        new FacetCopy(user, source, target).copy();
    }

    private void mailbox(String user, Account source, Account target, Takeover takeover, MailboxEntry entry) {
        String where = user + ", " + entry.name();
        try (Mailbox original = source.open(entry.name());
                Mailbox copy = open(where, target, takeover, entry, original)) {
            MailboxState wanted = original.state();
            MailboxState there = copy.state();
            refuseOthers(where, wanted, there);
            // Before any change, so that it has a larger MODSEQ than clients know of the source (RFC 7162).
            takeover.reserve(copy, there.uidNext(), wanted.modSeq());
            if (keepAnnotations()) {
                new AnnotationCopy(original, copy).catchUp(wanted, there);
            } else if (!wanted.annotated().isEmpty()) {
                report.left(where, "the annotations of messages");
            }
            catchUp(wanted, copy.state(), copy); // what has just been annotated is changed for whoever asks
            if (to.features().contains(Feature.PRIVATE_SEEN)) {
                catchUpSeen(wanted, there, copy);
            }
            UidSet behind = behind(wanted.messages().uids(), there.uidNext());
            new MessageCopy(where, original, copy, takeover, keepAnnotations(), report).copy(wanted, behind);
            takeover.reserve(copy, wanted.uidNext(), wanted.modSeq());
        }
    }

    private boolean keepAnnotations() {
        return AnnotationCopy.isPossible(from, to);
    }

    private static UidSet behind(UidSet uids, long uidNext) {
        return uidNext > UidSet.MAX_UID ? UidSet.EMPTY : uids.intersect(UidSet.range(uidNext, UidSet.MAX_UID));
    }

    private static Mailbox open(String where, Account target, Takeover takeover, MailboxEntry entry, Mailbox original) {
        Optional<Mailbox> there = existing(target, entry);
        if (there.isPresent()) {
            Mailbox mailbox = there.get();
            // Two that were made in the same second have the same UIDVALIDITY, and nothing else in common.
            boolean begun = !isNew(mailbox) || isNew(original);
            if (begun && mailbox.uidValidity().equals(original.uidValidity())) {
                return mailbox;
            }
            mailbox.close();
        }
        try {
            takeover.begin(entry.name(), original.uidValidity(), entry.uses(), original.state());
        } catch (StoreException refusal) {
            if (refusal.code() == StoreException.Code.ALREADYEXISTS) {
                throw new AdminException(where + ": the target has another mailbox of this name, with mail of its own");
            }
            throw refusal;
        }
        return target.open(entry.name());
    }

    private static boolean isNew(Mailbox mailbox) {
        MailboxState state = mailbox.state();
        return state.modSeq().equals(MailboxState.NEW.modSeq()) && state.uidNext() == MailboxState.NEW.uidNext();
    }

    private static Optional<Mailbox> existing(Account target, MailboxEntry entry) {
        try {
            return Optional.of(target.open(entry.name()));
        } catch (StoreException none) {
            if (none.code() == StoreException.Code.NONEXISTENT) {
                return Optional.empty();
            }
            throw none;
        }
    }

    // Somebody writes to the target already: to make it what the source is would be to lose that.
    private static void refuseOthers(String where, MailboxState wanted, MailboxState there) {
        if (there.uidNext() > wanted.uidNext()) {
            throw new AdminException(where + ": the target has given UIDs that the source has not");
        }
    }

    // What was there before this run may have changed in the source since.
    private static void catchUp(MailboxState wanted, MailboxState there, Mailbox copy) {
        UidSet vanished = there.messages().uids().minus(wanted.messages().uids());
        if (!vanished.isEmpty()) {
            copy.commit(new Change.Expunge(vanished));
        }
        MessageTable old = there.messages();
        Map<Flags, UidSet.Builder> changed = new HashMap<>();
        Map<Flags, UidSet.Builder> touched = new HashMap<>();
        wanted.messages().forEach(old.uids(), index -> {
            MessageRow row = wanted.messages().row(index);
            MessageRow known = old.row(old.indexOf(row.uid()));
            boolean same = row.flags().equals(known.flags());
            if (!same || row.modSeq().compareTo(known.modSeq()) > 0) {
                changed.computeIfAbsent(row.flags(), ignored -> UidSet.builder())
                        .add(row.uid());
            }
            if (same && row.modSeq().compareTo(known.modSeq()) > 0) {
                touched.computeIfAbsent(row.flags(), ignored -> UidSet.builder())
                        .add(row.uid());
            }
        });
        // Flags that changed and changed back: a client may know them as they were between, and has to hear of it.
        touched.forEach((flags, uids) -> store(copy, uids.build(), other(flags)));
        changed.forEach((flags, uids) -> store(copy, uids.build(), flags));
    }

    private static void catchUpSeen(MailboxState wanted, MailboxState there, Mailbox copy) {
        Set<String> readers = new TreeSet<>(wanted.seen().readers().keySet());
        readers.addAll(there.seen().readers().keySet());
        UidSet both = there.messages().uids().intersect(wanted.messages().uids());
        for (String reader : readers) {
            UidSet seen = wanted.seen().of(reader).intersect(both);
            UidSet known = there.seen().of(reader).intersect(both);
            seen(copy, reader, seen.minus(known), FlagOperation.ADD);
            seen(copy, reader, known.minus(seen), FlagOperation.REMOVE);
        }
    }

    private static void seen(Mailbox copy, String reader, UidSet uids, FlagOperation operation) {
        if (!uids.isEmpty()) {
            Flags seen = Flags.of(MessageFlag.SEEN);
            copy.readBy(reader).commit(new Change.Store(uids, operation, seen, Optional.empty()));
        }
    }

    private static Flags other(Flags flags) {
        Flags flagged = Flags.of(MessageFlag.FLAGGED);
        return flags.contains(MessageFlag.FLAGGED) ? flags.minus(flagged) : flags.plus(flagged);
    }

    private static void store(Mailbox copy, UidSet uids, Flags flags) {
        copy.commit(new Change.Store(uids, FlagOperation.REPLACE, flags, Optional.empty()));
    }
}
