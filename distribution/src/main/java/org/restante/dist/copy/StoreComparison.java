package org.restante.dist.copy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.store.Account;
import org.restante.store.Content;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.StoreException;

/** Compares accounts of two stores, every octet of them. */
public final class StoreComparison {
    private static final int BUFFER = 64 << 10;

    private final MailStore from;
    private final MailStore to;
    private final Report report;
    private final byte[] ours = new byte[BUFFER];
    private final byte[] theirs = new byte[BUFFER];

    /** Compares these, which stay open. */
    public StoreComparison(MailStore from, MailStore to, Report report) {
        this.from = from;
        this.to = to;
        this.report = report;
    }

    /** Compares all mailboxes and subscriptions of a user, and what the stores keep beside them. */
    public void account(String user) {
        Account source = from.account(user);
        Account target = to.account(user);
        Map<MailboxName, MailboxEntry> there = new HashMap<>();
        target.mailboxes().forEach(entry -> there.put(entry.name(), entry));
        for (MailboxEntry entry : source.mailboxes()) {
            String where = user + ", " + entry.name();
            MailboxEntry other = there.remove(entry.name());
            if (other == null || other.id().isPresent() != entry.id().isPresent()) {
                report.wrong(where, "it is not there");
                continue;
            }
            if (other.subscribed() != entry.subscribed()) {
                report.wrong(where, "the subscription");
            }
            if (entry.id().isPresent()) {
                if (!other.uses().equals(entry.uses())) {
                    report.wrong(where, "what it is for");
                }
                mailbox(where, source, target, entry.name());
            }
        }
        there.values().forEach(entry -> report.wrong(user + ", " + entry.name(), "only in the target"));
        new FacetCopy(user, source, target).compare(report);
    }

    private void mailbox(String where, Account source, Account target, MailboxName name) {
        try (Mailbox original = source.open(name);
                Mailbox copy = target.open(name)) {
            MailboxState wanted = original.state();
            MailboxState there = copy.state();
            if (!copy.uidValidity().equals(original.uidValidity())) {
                report.wrong(where, "UIDVALIDITY");
            }
            if (there.uidNext() < wanted.uidNext()) {
                report.wrong(where, "UIDNEXT");
            }
            UidSet more = there.messages().uids().minus(wanted.messages().uids());
            if (!more.isEmpty()) {
                report.wrong(where, "only in the target: UID " + more);
            }
            if (to.features().contains(Feature.PRIVATE_SEEN) && !there.seen().equals(wanted.seen())) {
                report.wrong(where, "what users have seen alone");
            }
            if (AnnotationCopy.isPossible(from, to)) {
                new AnnotationCopy(original, copy)
                        .compare(
                                wanted,
                                there,
                                (uid, change) -> report.wrong(where + ", UID " + uid, "the annotations"));
            }
            for (int i = 0; i < wanted.messages().size(); i++) {
                message(where, wanted.messages().row(i), original, there, copy);
            }
        }
    }

    private void message(String mailbox, MessageRow row, Mailbox original, MailboxState there, Mailbox copy) {
        String where = mailbox + ", UID " + row.uid();
        int index = there.messages().indexOf(row.uid());
        if (index < 0) {
            report.wrong(where, "it is not there");
            return;
        }
        MessageRow other = there.messages().row(index);
        if (!other.flags().equals(row.flags())) {
            report.wrong(where, "the flags");
        }
        if (!other.internalDate().equals(row.internalDate())) {
            report.wrong(where, "the internal date");
        }
        if (keepModSeqs() && other.modSeq().compareTo(row.modSeq()) < 0) {
            report.wrong(where, "the MODSEQ");
        }
        try (Content one = original.content(row.uid());
                Content two = copy.content(row.uid())) {
            if (!isSame(one, two)) {
                report.wrong(where, "the octets");
            }
        } catch (StoreException damaged) {
            switch (damaged.code()) {
                case CORRUPTION, EXPUNGEISSUED -> report.wrong(where, damaged.getMessage());
                default -> throw damaged;
            }
        }
        report.message();
    }

    private boolean keepModSeqs() {
        return from.features().contains(Feature.MODSEQ) && to.features().contains(Feature.MODSEQ);
    }

    private boolean isSame(Content one, Content two) {
        if (one.size() != two.size()) {
            return false;
        }
        long position = 0;
        while (position < one.size()) {
            int count = one.read(position, ours, 0, BUFFER);
            if (count == 0
                    || two.read(position, theirs, 0, BUFFER) != count
                    || !Arrays.equals(ours, 0, count, theirs, 0, count)) {
                return false;
            }
            position += count;
            report.octets(count);
        }
        return true;
    }
}
