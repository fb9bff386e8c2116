package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;

/** What a mailbox is, as plainly as it can be said. */
final class NaiveMailbox {
    private record Message(byte[] octets, Flags flags, long modSeq) {}

    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private final TreeMap<Long, Long> vanished = new TreeMap<>(); // UID to MODSEQ
    private long uidNext = 1;
    private long modSeq = 1;

    long uidNext() {
        return uidNext;
    }

    long modSeq() {
        return modSeq;
    }

    private List<Long> there(UidSet uids) {
        return messages.keySet().stream().filter(uids::contains).toList();
    }

    UidSet append(List<byte[]> contents, Flags flags) {
        modSeq++;
        UidSet.Builder uids = UidSet.builder();
        for (byte[] octets : contents) {
            uids.add(uidNext);
            messages.put(uidNext++, new Message(octets, flags, modSeq));
        }
        return uids.build();
    }

    UidSet store(UidSet uids, FlagOperation operation, Flags flags, Optional<ModSeq> unchangedSince) {
        UidSet.Builder modified = UidSet.builder();
        Map<Long, Message> changed = new TreeMap<>();
        for (long uid : there(uids)) {
            Message before = messages.get(uid);
            if (unchangedSince.isPresent()
                    && before.modSeq > unchangedSince.get().value()) {
                modified.add(uid);
                continue;
            }
            Flags after = operation.apply(before.flags, flags);
            if (!after.equals(before.flags)) {
                changed.put(uid, new Message(before.octets, after, modSeq + 1));
            }
        }
        if (!changed.isEmpty()) {
            modSeq++;
            messages.putAll(changed);
        }
        return modified.build();
    }

    void expunge(UidSet uids) {
        List<Long> gone = there(uids);
        if (!gone.isEmpty()) {
            modSeq++;
            remove(gone);
        }
    }

    private void remove(List<Long> gone) {
        gone.forEach(uid -> {
            messages.remove(uid);
            vanished.put(uid, modSeq);
        });
    }

    UidSet copy(UidSet uids, NaiveMailbox target) {
        List<Long> taken = there(uids);
        if (taken.isEmpty()) {
            return UidSet.EMPTY;
        }
        target.modSeq++;
        return put(taken, target);
    }

    private UidSet put(List<Long> taken, NaiveMailbox target) {
        UidSet.Builder given = UidSet.builder();
        for (long uid : new ArrayList<>(taken)) {
            Message message = messages.get(uid);
            given.add(target.uidNext);
            target.messages.put(target.uidNext++, new Message(message.octets, message.flags, target.modSeq));
        }
        return given.build();
    }

    UidSet move(UidSet uids, NaiveMailbox target) {
        List<Long> taken = there(uids);
        if (taken.isEmpty()) {
            return UidSet.EMPTY;
        }
        modSeq++;
        if (target != this) {
            target.modSeq++;
        }
        UidSet given = put(taken, target);
        remove(taken);
        return given;
    }

    UidSet replace(long uid, byte[] octets, Flags flags, NaiveMailbox target) {
        if (!messages.containsKey(uid)) {
            return UidSet.EMPTY;
        }
        modSeq++;
        if (target != this) {
            target.modSeq++;
        }
        UidSet given = UidSet.of(target.uidNext);
        target.messages.put(target.uidNext++, new Message(octets, flags, target.modSeq));
        remove(List.of(uid));
        return given;
    }

    /** Fails unless the mailbox has these messages and has forgotten none that vanished. */
    void assertSame(Mailbox mailbox, String what) {
        MailboxState state = mailbox.state();
        assertThat(state.uidNext()).as(what).isEqualTo(uidNext);
        assertThat(state.messages().size()).as(what).isEqualTo(messages.size());
        int index = 0;
        for (Map.Entry<Long, Message> entry : messages.entrySet()) {
            assertThat(state.messages().uid(index)).as(what).isEqualTo(entry.getKey());
            assertThat(state.messages().flags(index)).as(what).isEqualTo(entry.getValue().flags);
            assertThat(state.messages().octets(index)).as(what).isEqualTo(entry.getValue().octets.length);
            index++;
        }
        assertSameModSeqs(state, what);
        if (!messages.isEmpty()) {
            assertThat(OpenStore.content(mailbox, messages.lastKey()))
                    .as(what)
                    .isEqualTo(messages.lastEntry().getValue().octets);
        }
    }

    // The store may begin to count elsewhere, and then counts the same steps.
    private void assertSameModSeqs(MailboxState state, String what) {
        long shift = state.modSeq().value() - modSeq;
        for (long since = 1; since <= modSeq; since += 7) {
            UidSet.Builder changed = UidSet.builder();
            for (Map.Entry<Long, Message> entry : messages.entrySet()) {
                if (entry.getValue().modSeq > since) {
                    changed.add(entry.getKey());
                }
            }
            UidSet.Builder gone = UidSet.builder();
            for (Map.Entry<Long, Long> entry : vanished.entrySet()) {
                if (entry.getValue() > since) {
                    gone.add(entry.getKey());
                }
            }
            ModSeq known = new ModSeq(since + shift);
            assertThat(state.messages().changedSince(known)).as(what).isEqualTo(changed.build());
            assertThat(gone.build().minus(state.vanishedSince(known))).as(what).isEqualTo(UidSet.EMPTY);
        }
    }
}
