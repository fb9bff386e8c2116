package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Feature;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.Upload;

/** What was acknowledged is there after closing and opening, whole; what was not is not. */
public abstract class DurabilityContract extends OpenStore {
    @Test
    void messagesFlagsAndDatesAreThereAfterReopening() {
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN, MessageFlag.SEEN);
        fill(inbox, 300);
        add(inbox, UidSet.range(2, 200), MessageFlag.FLAGGED, MessageFlag.ANSWERED);
        if (has(Feature.KEYWORDS)) {
            add(inbox, UidSet.of(1, 7, 9), MessageFlag.of("$Forwarded"), MessageFlag.of("Case"));
        }
        expunge(inbox, 3, 5, 301);
        assertSameAfterReopening(inbox.state(), "INBOX");
        assertThat(content(inbox(), 1)).isEqualTo(Mail.PLAIN);
        assertThat(content(inbox(), 2)).isEqualTo(Mail.numbered(0));
    }

    @Test
    void copiesAndMovesAreThereAfterReopening() {
        Mailbox inbox = inbox();
        fill(inbox, 4);
        Mailbox target = create("target");
        inbox.commit(new Change.Copy(UidSet.of(1, 2), target));
        inbox.commit(new Change.Move(UidSet.of(3), target));
        MailboxState source = inbox.state();
        assertSameAfterReopening(target.state(), "target");
        assertThat(open("INBOX").state().messages().uids())
                .isEqualTo(source.messages().uids());
        assertThat(content(open("target"), 3)).isEqualTo(Mail.numbered(2));
    }

    private void assertSameAfterReopening(MailboxState before, String name) {
        Mailbox old = open(name);
        reopen();
        Mailbox mailbox = open(name);
        MailboxState after = mailbox.state();
        assertThat(mailbox.uidValidity()).isEqualTo(old.uidValidity());
        assertThat(mailbox.id()).isEqualTo(old.id());
        assertThat(after.uidNext()).isEqualTo(before.uidNext());
        assertThat(comparable(after)).isEqualTo(comparable(before));
        if (has(Feature.MODSEQ)) {
            assertThat(after.modSeq()).isEqualTo(before.modSeq());
        }
    }

    // Without MODSEQ, mod-sequences count from each start.
    private List<MessageRow> comparable(MailboxState state) {
        return rows(state).stream()
                .map(row -> has(Feature.MODSEQ)
                        ? row
                        : new MessageRow(
                                row.uid(), ModSeq.ZERO, row.flags(), row.internalDate(), row.saveDate(), row.size()))
                .toList();
    }

    @Test
    void changesAfterReopeningGoOnWhereTheyWere() {
        fill(inbox(), 3);
        MailboxState before = inbox().state();
        reopen();
        Mailbox inbox = inbox();
        MailboxState after = add(inbox, UidSet.of(2), MessageFlag.SEEN).state();
        assertThat(after.modSeq()).isGreaterThan(inbox.state().messages().row(0).modSeq());
        if (has(Feature.MODSEQ)) {
            assertThat(after.modSeq()).isEqualTo(before.modSeq().next());
        }
        reopen();
        assertThat(flags(inbox(), 2).contains(MessageFlag.SEEN)).isTrue();
    }

    @Test
    void mailboxesUsesAndSubscriptionsAreThereAfterReopening() {
        create("a/b");
        create("gone");
        account().delete(MailboxName.of("gone"));
        if (has(Feature.SPECIAL_USE)) {
            account().create(MailboxName.of("Sent"), Set.of(SpecialUse.SENT));
        }
        account().subscribe(MailboxName.of("a/b"));
        account().subscribe(MailboxName.of("not there"));
        account().rename(MailboxName.of("a"), MailboxName.of("z"));
        List<MailboxEntry> before = account().mailboxes();
        reopen();
        assertThat(account().mailboxes()).isEqualTo(before);
    }

    @Test
    void whatWasNotCommittedIsNotThereAfterReopening() {
        try (Upload upload = inbox().upload()) {
            upload.write(Mail.PLAIN, 0, Mail.PLAIN.length);
        }
        reopen();
        assertThat(inbox().state().messages().size()).isZero();
        assertThat(inbox().state().uidNext()).isEqualTo(1);
    }

    @Test
    void anEmptyStoreOpensAgain() {
        reopen();
        reopen();
        assertThat(account().mailboxes()).extracting(MailboxEntry::name).containsExactly(MailboxName.INBOX);
    }
}
