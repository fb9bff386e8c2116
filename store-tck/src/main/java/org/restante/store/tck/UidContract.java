package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;

/** UIDs only grow, and never come back within a UIDVALIDITY (RFC 9051 section 2.3.1.1). */
public abstract class UidContract extends OpenStore {
    @Test
    void aNewMailboxHasNoMessagesAndGivesUidOneNext() {
        MailboxState state = inbox().state();
        assertThat(state.messages().size()).isZero();
        assertThat(state.uidNext()).isEqualTo(1);
    }

    @Test
    void uidsAscendInTheOrderOfTheAppends() {
        Mailbox inbox = inbox();
        assertThat(append(inbox, Mail.PLAIN).target()).isEqualTo(UidSet.of(1));
        assertThat(fill(inbox, 3).target()).isEqualTo(UidSet.range(2, 4));
        assertThat(inbox.state().uidNext()).isEqualTo(5);
        assertThat(inbox.state().messages().uids()).isEqualTo(UidSet.range(1, 4));
    }

    @Test
    void theUidOfAnExpungedMessageIsNotGivenAgain() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        expunge(inbox, 2, 3);
        assertThat(inbox.state().uidNext()).isEqualTo(4);
        assertThat(append(inbox, Mail.PLAIN).target()).isEqualTo(UidSet.of(4));
    }

    @Test
    void theUidOfAnExpungedMessageIsNotGivenAgainAfterReopening() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        expunge(inbox, 1, 2, 3);
        reopen();
        assertThat(inbox().state().uidNext()).isEqualTo(4);
        assertThat(append(inbox(), Mail.PLAIN).target()).isEqualTo(UidSet.of(4));
    }

    @Test
    void allHandlesAgree() {
        Mailbox one = inbox();
        Mailbox other = inbox();
        append(one, Mail.PLAIN);
        assertThat(append(other, Mail.PLAIN).target()).isEqualTo(UidSet.of(2));
        assertThat(one.uidValidity()).isEqualTo(other.uidValidity());
        assertThat(one.id()).isEqualTo(other.id());
    }

    @Test
    void aMailboxThatIsMadeAgainHasALargerUidValidityEachTime() {
        Mailbox mailbox = create("again");
        for (int i = 0; i < 5; i++) { // within one second
            UidValidity before = mailbox.uidValidity();
            account().delete(MailboxName.of("again"));
            mailbox = create("again");
            assertThat(mailbox.uidValidity()).isGreaterThan(before);
            assertThat(mailbox.state().messages().size()).isZero();
        }
    }

    @Test
    void aMailboxThatIsMadeAgainAfterReopeningHasALargerUidValidity() {
        UidValidity before = create("again").uidValidity();
        account().delete(MailboxName.of("again"));
        reopen();
        assertThat(create("again").uidValidity()).isGreaterThan(before);
    }

    @Test
    void aMailboxUnderANameThatWasRenamedAwayHasALargerUidValidity() {
        UidValidity before = create("a").uidValidity();
        account().rename(MailboxName.of("a"), MailboxName.of("b"));
        assertThat(create("a").uidValidity()).isGreaterThan(before);
    }

    @Test
    void aNameNeverGetsAUidValidityThatAnotherMailboxHadUnderIt() {
        UidValidity first = create("b").uidValidity();
        UidValidity second = create("a").uidValidity();
        account().delete(MailboxName.of("b"));
        account().rename(MailboxName.of("a"), MailboxName.of("b"));
        assertThat(open("b").uidValidity()).isEqualTo(second).isNotEqualTo(first);
    }

    @Test
    void renamingKeepsUidsAndUidValidity() {
        Mailbox mailbox = create("before");
        fill(mailbox, 3);
        expunge(mailbox, 2);
        account().rename(MailboxName.of("before"), MailboxName.of("after"));
        Mailbox renamed = open("after");
        assertThat(renamed.uidValidity()).isEqualTo(mailbox.uidValidity());
        assertThat(renamed.id()).isEqualTo(mailbox.id());
        assertThat(renamed.state().messages().uids()).isEqualTo(UidSet.of(1, 3));
        assertThat(append(renamed, Mail.PLAIN).target()).isEqualTo(UidSet.of(4));
    }
}
