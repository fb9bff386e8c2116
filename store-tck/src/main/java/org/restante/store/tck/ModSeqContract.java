package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;

/** A mailbox's MODSEQ only grows, one step a commit, and what a commit changed carries its MODSEQ (RFC 7162). */
public abstract class ModSeqContract extends OpenStore {
    @Test
    void aNewMailboxHasAModSeqAboveZero() {
        // RFC 7162 section 3.1.2.1: HIGHESTMODSEQ is a mod-sequence-value, which is at least 1.
        assertThat(inbox().state().modSeq()).isGreaterThan(ModSeq.ZERO);
    }

    @Test
    void anAppendOfSeveralMessagesIsOneStepThatAllOfThemCarry() {
        Mailbox inbox = inbox();
        ModSeq before = inbox.state().modSeq();
        MailboxState after = fill(inbox, 3).state();
        assertThat(after.modSeq()).isEqualTo(before.next());
        assertThat(rows(after)).extracting(MessageRow::modSeq).containsOnly(before.next());
    }

    @Test
    void aStoreIsOneStepThatOnlyTheMessagesItChangedCarry() {
        Mailbox inbox = inbox();
        fill(inbox, 4);
        add(inbox, UidSet.of(2), MessageFlag.SEEN);
        ModSeq before = inbox.state().modSeq();
        MailboxState after = add(inbox, UidSet.range(1, 3), MessageFlag.SEEN).state();
        assertThat(after.modSeq()).isEqualTo(before.next());
        assertThat(after.messages().changedSince(before)).isEqualTo(UidSet.of(1, 3));
    }

    @Test
    void anExpungeIsOneStep() {
        Mailbox inbox = inbox();
        fill(inbox, 4);
        ModSeq before = inbox.state().modSeq();
        MailboxState after = expunge(inbox, 1, 3).state();
        assertThat(after.modSeq()).isEqualTo(before.next());
        assertThat(after.messages().changedSince(before)).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void aChangeThatChangesNothingTakesNoStep() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        add(inbox, UidSet.of(1), MessageFlag.SEEN, MessageFlag.FLAGGED);
        MailboxState before = inbox.state();
        assertNothingChanged(before, add(inbox, UidSet.of(1), MessageFlag.SEEN));
        assertNothingChanged(before, add(inbox, UidSet.of(2)));
        assertNothingChanged(before, change(inbox, UidSet.of(2), FlagOperation.REMOVE, MessageFlag.DRAFT));
        assertNothingChanged(
                before, change(inbox, UidSet.of(1), FlagOperation.REPLACE, MessageFlag.FLAGGED, MessageFlag.SEEN));
        assertNothingChanged(before, add(inbox, UidSet.of(77), MessageFlag.DRAFT));
        assertNothingChanged(before, add(inbox, UidSet.EMPTY, MessageFlag.DRAFT));
        assertNothingChanged(before, expunge(inbox));
        assertNothingChanged(before, expunge(inbox, 77));
        assertNothingChanged(before, inbox.commit(new Change.Copy(UidSet.of(77), inbox)));
        assertNothingChanged(before, inbox.commit(new Change.Move(UidSet.EMPTY, inbox)));
        assertThat(inbox.state().modSeq()).isEqualTo(before.modSeq());
    }

    private static void assertNothingChanged(MailboxState before, Committed committed) {
        assertThat(committed.state().modSeq()).isEqualTo(before.modSeq());
        assertThat(rows(committed.state())).isEqualTo(rows(before));
        assertThat(committed.modified()).isEqualTo(UidSet.EMPTY);
        assertThat(committed.source()).isEqualTo(UidSet.EMPTY);
        assertThat(committed.target()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void aCopyIsOneStepOfTheTargetAlone() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        Mailbox target = create("target");
        ModSeq source = inbox.state().modSeq();
        ModSeq before = target.state().modSeq();
        inbox.commit(new Change.Copy(UidSet.range(1, 3), target));
        assertThat(inbox.state().modSeq()).isEqualTo(source);
        assertThat(target.state().modSeq()).isEqualTo(before.next());
        assertThat(rows(target.state())).extracting(MessageRow::modSeq).containsOnly(before.next());
    }

    @Test
    void aMoveIsOneStepOfBoth() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        Mailbox target = create("target");
        ModSeq source = inbox.state().modSeq();
        ModSeq before = target.state().modSeq();
        inbox.commit(new Change.Move(UidSet.range(1, 2), target));
        assertThat(inbox.state().modSeq()).isEqualTo(source.next());
        assertThat(target.state().modSeq()).isEqualTo(before.next());
    }

    @Test
    void aMoveWithinOneMailboxIsOneStep() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        ModSeq before = inbox.state().modSeq();
        MailboxState after = inbox.commit(new Change.Move(UidSet.of(1), inbox)).state();
        assertThat(after.modSeq()).isEqualTo(before.next());
        assertThat(after.messages().changedSince(before)).isEqualTo(UidSet.of(4));
        assertThat(after.vanishedSince(before)).isEqualTo(UidSet.of(1));
    }

    @Test
    void renamingAndSubscribingTakeNoStep() {
        Mailbox mailbox = create("before");
        fill(mailbox, 1);
        ModSeq before = mailbox.state().modSeq();
        account().rename(MailboxName.of("before"), MailboxName.of("after"));
        account().subscribe(MailboxName.of("after"));
        assertThat(mailbox.state().modSeq()).isEqualTo(before);
    }
}
