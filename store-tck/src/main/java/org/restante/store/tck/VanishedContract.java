package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Feature;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;

/** Vanished UIDs are remembered with their MODSEQ (RFC 7162 section 3.2); what is forgotten is not missed. */
public abstract class VanishedContract extends OpenStore {
    @Test
    void whatVanishedSinceAModSeqIsKnown() {
        Mailbox inbox = inbox();
        fill(inbox, 10);
        ModSeq start = inbox.state().modSeq();
        ModSeq first = expunge(inbox, 2, 3).state().modSeq();
        ModSeq second = expunge(inbox, 5).state().modSeq();
        MailboxState state = inbox.state();
        assertThat(state.vanishedSince(start)).isEqualTo(UidSet.of(2, 3, 5));
        assertThat(state.vanishedSince(first)).isEqualTo(UidSet.of(5));
        assertThat(state.vanishedSince(second)).isEqualTo(UidSet.EMPTY);
        assertThat(state.vanishedSince(new ModSeq(1_000_000))).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void aMoveLetsMessagesVanish() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        ModSeq start = inbox.state().modSeq();
        inbox.commit(new Change.Move(UidSet.of(2), create("target")));
        assertThat(inbox.state().vanishedSince(start)).isEqualTo(UidSet.of(2));
        assertThat(open("target").state().vanishedSince(ModSeq.ZERO)).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void whatVanishedIsKnownAfterReopening() {
        assumeTrue(has(Feature.MODSEQ), "mod-sequences are not kept");
        Mailbox inbox = inbox();
        fill(inbox, 10);
        ModSeq start = inbox.state().modSeq();
        ModSeq first = expunge(inbox, 2, 3).state().modSeq();
        expunge(inbox, 5, 9);
        reopen();
        assertThat(inbox().state().vanishedSince(start)).isEqualTo(UidSet.of(2, 3, 5, 9));
        assertThat(inbox().state().vanishedSince(first)).isEqualTo(UidSet.of(5, 9));
    }

    @Test
    void whatVanishedBeforeTheHorizonIsInTheAnswerToo() {
        Mailbox inbox = inbox();
        fill(inbox, 5);
        expunge(inbox, 1, 4);
        assertThat(rest(inbox.state().vanishedSince(ModSeq.ZERO), UidSet.of(1, 4)))
                .isEqualTo(UidSet.EMPTY);
        // More than was asked for is allowed, but never one that is there.
        assertThat(inbox.state().vanishedSince(ModSeq.ZERO).intersect(UidSet.of(2, 3, 5)))
                .isEqualTo(UidSet.EMPTY);
    }

    private static UidSet rest(UidSet answer, UidSet wanted) {
        return wanted.minus(answer);
    }

    @Test
    void aResynchronizationFromAnyModSeqEqualsAFullOne() {
        Mailbox inbox = inbox();
        fill(inbox, 40);
        MailboxState[] known = new MailboxState[30];
        for (int i = 0; i < known.length; i++) {
            known[i] = inbox.state();
            switch (i % 3) {
                case 0 -> fill(inbox, 2);
                case 1 -> expunge(inbox, i, i + 5L);
                default -> add(inbox, UidSet.of(i, i + 1L, i + 20L), MessageFlag.SEEN);
            }
        }
        MailboxState now = inbox.state();
        for (MailboxState then : known) {
            UidSet uids = then.messages()
                    .uids()
                    .minus(now.vanishedSince(then.modSeq()))
                    .union(now.messages().changedSince(then.modSeq()));
            assertThat(uids).isEqualTo(now.messages().uids());
            assertThat(rows(now))
                    .filteredOn(row -> row.modSeq().compareTo(then.modSeq()) <= 0)
                    .allMatch(row -> rows(then).contains(row));
        }
    }
}
