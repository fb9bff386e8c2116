package org.restante.store.maildir;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.Committed;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.NewMessage;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.Takeover;

/** Takes mailboxes over into one account. */
record MaildirTakeover(MaildirAccount account) implements Takeover {
    @Override
    public void begin(MailboxName name, UidValidity uidValidity, Set<SpecialUse> uses, MailboxState origin) {
        account.begin(name, uidValidity, uses, origin);
    }

    @Override
    public Committed append(Mailbox mailbox, List<Taken> messages) {
        OpenMailbox box = MaildirMailbox.boxOf(mailbox);
        for (Taken taken : messages) {
            MaildirMailbox.uploadOf(taken.message()).checkFor(box);
        }
        box.usage.prepare();
        List<Staged> staged = new ArrayList<>();
        for (Taken taken : messages) {
            NewMessage message = taken.message();
            staged.add(MaildirMailbox.uploadOf(message).stage(message));
        }
        Committed committed;
        box.lock.lock();
        try {
            committed = Disk.attempt(() -> box.uidList.locked(() -> commit(box, messages, staged)));
        } finally {
            box.lock.unlock();
        }
        messages.forEach(taken -> MaildirMailbox.uploadOf(taken.message()).committed());
        box.poke();
        return committed;
    }

    private static Committed commit(OpenMailbox box, List<Taken> messages, List<Staged> staged) throws IOException {
        box.catchUp(true);
        MailboxState before = box.published();
        List<Delta.Arrived> arrived = new ArrayList<>();
        SortedMap<Long, MessageAnnotations> annotations = new TreeMap<>();
        UidSet.Builder uids = UidSet.builder();
        long next = Math.max(before.uidNext(), box.listNext);
        for (int i = 0; i < messages.size(); i++) {
            Taken taken = messages.get(i);
            Staged message = staged.get(i);
            if (taken.uid() < next) {
                throw new StoreException(Code.CANNOT, "The mailbox has given this UID already");
            }
            next = taken.uid() + 1;
            uids.add(taken.uid());
            MessageRow row = new MessageRow(
                    taken.uid(),
                    taken.modSeq(),
                    message.flags(),
                    message.internalDate(),
                    taken.saveDate(),
                    message.size());
            arrived.add(new Delta.Arrived(row, message.base(), message.guid()));
            if (!message.annotations().isEmpty()) {
                annotations.put(row.uid(), message.annotations().upTo(row.modSeq()));
            }
        }
        Delta delta = new Delta(
                before.modSeq().next(), next, arrived, Map.of(), UidSet.EMPTY, Taken.seen(messages), annotations);
        box.usage.come(box.identity.guid(), Staged.amount(staged), AccountUsage.Amount.NOTHING);
        try {
            box.commits().write(List.of(delta), true);
        } catch (IOException | RuntimeException failure) {
            box.recount();
            throw failure;
        }
        MailboxState after = delta.apply(before, box.storage.settings().vanishedCapacity());
        box.commits().apply(List.of(delta), after);
        for (Staged message : staged) {
            long uid = arrived.get(staged.indexOf(message)).row().uid();
            message.summary().ifPresent(summary -> box.summaries.put(uid, summary));
        }
        return new Committed(before, after, UidSet.EMPTY, UidSet.EMPTY, uids.build());
    }

    @Override
    public void reserve(Mailbox mailbox, long uidNext, ModSeq modSeq) {
        OpenMailbox box = MaildirMailbox.boxOf(mailbox);
        box.lock.lock();
        try {
            Disk.attempt(() -> box.uidList.locked(() -> {
                box.catchUp(true);
                if (uidNext > box.listNext) {
                    box.listNext = uidNext;
                    box.rewriteUidList(box.published(), box.assigned.values());
                    box.raiseUidNext();
                }
                if (modSeq.compareTo(box.published().modSeq()) > 0) {
                    raise(box, modSeq);
                }
                return box;
            }));
        } finally {
            box.lock.unlock();
        }
    }

    private static void raise(OpenMailbox box, ModSeq modSeq) throws IOException {
        MailboxState before = box.published();
        Delta delta = new Delta(modSeq, before.uidNext(), List.of(), Map.of(), UidSet.EMPTY);
        box.commits().write(List.of(delta), true);
        box.commits()
                .apply(
                        List.of(delta),
                        delta.apply(before, box.storage.settings().vanishedCapacity()));
    }
}
