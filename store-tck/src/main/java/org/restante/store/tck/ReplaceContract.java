package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Committed;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.StoreException.Code;

/** A message takes the place of another with one commit: nobody sees both or neither (RFC 8508). */
public abstract class ReplaceContract extends OpenStore {
    @Test
    void withinOneMailboxItIsOneModSeq() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        Committed committed = replace(inbox, 2, inbox, Mail.MULTIPART, MessageFlag.DRAFT);
        assertThat(committed.source()).isEqualTo(UidSet.of(2));
        assertThat(committed.target()).isEqualTo(UidSet.of(4));
        MailboxState state = committed.state();
        assertThat(state.modSeq()).isEqualTo(committed.before().modSeq().next());
        assertThat(state.messages().uids()).isEqualTo(UidSet.of(1, 3, 4));
        assertThat(state.vanishedSince(committed.before().modSeq())).isEqualTo(UidSet.of(2));
        assertThat(state.messages().changedSince(committed.before().modSeq())).isEqualTo(UidSet.of(4));
        assertThat(content(inbox, 4)).isEqualTo(Mail.MULTIPART);
        assertThat(flags(inbox, 4)).isEqualTo(Flags.of(MessageFlag.DRAFT));
        assertThat(state.messages().internalDate(2)).isEqualTo(DATE);
        assertThat(content(inbox, 2)).as("until it is released").isEqualTo(Mail.numbered(1));
    }

    @Test
    void theNewMessageMayBeInAnotherMailbox() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        Mailbox target = create("target");
        fill(target, 1);
        Committed committed = replace(inbox, 1, target, Mail.PLAIN, MessageFlag.SEEN);
        assertThat(committed.source()).isEqualTo(UidSet.of(1));
        assertThat(committed.target()).isEqualTo(UidSet.of(2));
        assertThat(committed.state().messages().uids()).isEqualTo(UidSet.of(2));
        assertThat(inbox.state().messages().uids()).isEqualTo(UidSet.of(2));
        assertThat(content(target, 2)).isEqualTo(Mail.PLAIN);
        assertThat(flags(target, 2)).isEqualTo(Flags.of(MessageFlag.SEEN));
    }

    @Test
    void whatIsNotThereIsNotReplaced() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        Mailbox target = create("target");
        expunge(inbox, 2);
        MailboxState before = inbox.state();
        assertThat(replace(inbox, 2, inbox, Mail.PLAIN).target()).isEqualTo(UidSet.EMPTY);
        Committed committed = replace(inbox, 9, target, Mail.PLAIN);
        assertThat(committed.source()).isEqualTo(UidSet.EMPTY);
        assertThat(committed.target()).isEqualTo(UidSet.EMPTY);
        assertThat(committed.isChange()).isFalse();
        assertThat(inbox.state().modSeq()).isEqualTo(before.modSeq());
        assertThat(target.state().uidNext()).isEqualTo(1);
    }

    @Test
    void aDeletedTargetLeavesTheSourceAsItWas() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        Mailbox target = create("target");
        MailboxState before = inbox.state();
        assertRefused(
                Code.NONEXISTENT,
                () -> replacing(inbox, 1, target, Mail.PLAIN, mailbox -> {
                    account().delete(MailboxName.of("target"));
                }));
        assertThat(inbox.state().modSeq()).isEqualTo(before.modSeq());
        assertThat(content(inbox, 1)).isEqualTo(Mail.numbered(0));
    }

    @Test
    void aMailboxOfAnotherStoreIsAMistake() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        try (var other = opened().openSecond();
                Mailbox foreign = other.account("alice").open(MailboxName.INBOX)) {
            assertThatIllegalArgumentException().isThrownBy(() -> replace(inbox, 1, foreign, Mail.PLAIN));
        }
        assertThat(inbox.state().messages().size()).isEqualTo(1);
    }

    @Test
    void itIsDurable() {
        fill(inbox(), 2);
        create("target");
        replace(inbox(), 1, inbox(), Mail.PLAIN);
        replace(inbox(), 2, open("target"), Mail.MULTIPART);
        reopen();
        assertThat(inbox().state().messages().uids()).isEqualTo(UidSet.of(3));
        assertThat(content(inbox(), 3)).isEqualTo(Mail.PLAIN);
        assertThat(content(open("target"), 1)).isEqualTo(Mail.MULTIPART);
    }

    @Test
    void oneOfTwoThatReplaceTheSameMessageDoes() {
        Mailbox inbox = inbox();
        fill(inbox, 10);
        Mailbox target = create("target");
        Callable<Long> one = () -> replaceAll(inbox, inbox);
        Callable<Long> other = () -> replaceAll(inbox, target);
        assertThat(Threads.run(List.of(one, other, one, other)).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(10);
        assertThat(inbox.state().messages().size() + target.state().messages().size())
                .isEqualTo(10);
    }

    private static long replaceAll(Mailbox inbox, Mailbox target) {
        long replaced = 0;
        for (long uid = 1; uid <= 10; uid++) {
            replaced += replace(inbox, uid, target, Mail.PLAIN).target().size();
        }
        return replaced;
    }
}
