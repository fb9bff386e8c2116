package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.store.Change;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.StoreException.Code;

/** A full store refuses with OVERQUOTA, leaves the mailbox as it was, and goes on when there is room again. */
public abstract class LimitContract extends OpenStore {
    private static final int LIMIT = 100_000;

    private interface Attempt {
        void on(Mailbox inbox);
    }

    private void inLimitedStore(Attempt attempt) {
        Optional<MailStore> limited = opened().openLimited(LIMIT);
        assumeTrue(limited.isPresent(), "the store has no limit");
        try (MailStore store = limited.orElseThrow();
                Mailbox inbox = store.account("alice").open(MailboxName.INBOX)) {
            attempt.on(inbox);
        }
    }

    private static void assertSame(MailboxState before, Mailbox inbox) {
        assertThat(inbox.state().modSeq()).isEqualTo(before.modSeq());
        assertThat(inbox.state().uidNext()).isEqualTo(before.uidNext());
        assertThat(rows(inbox.state())).isEqualTo(rows(before));
    }

    @Test
    void oneOctetTooManyIsRefused() {
        inLimitedStore(inbox -> {
            append(inbox, Mail.random(LIMIT - 10));
            MailboxState before = inbox.state();
            assertRefused(Code.OVERQUOTA, () -> append(inbox, Mail.random(11)));
            assertSame(before, inbox);
            append(inbox, Mail.random(10));
            assertThat(content(inbox, 2)).isEqualTo(Mail.random(10));
        });
    }

    @Test
    void ofSeveralMessagesThatDoNotFitTogetherNoneIsAppended() {
        inLimitedStore(inbox -> {
            append(inbox, Mail.PLAIN);
            MailboxState before = inbox.state();
            assertRefused(
                    Code.OVERQUOTA, () -> append(inbox, List.of(Mail.random(10), Mail.random(20), Mail.random(LIMIT))));
            assertSame(before, inbox);
            append(inbox, Mail.random(LIMIT - Mail.PLAIN.length)); // nothing of them takes room
            assertThat(content(inbox, 1)).isEqualTo(Mail.PLAIN);
        });
    }

    @Test
    void whatIsThereCanBeReadChangedAndExpungedInAFullStore() {
        inLimitedStore(inbox -> {
            append(inbox, Mail.random(LIMIT));
            assertRefused(Code.OVERQUOTA, () -> append(inbox, Mail.random(1)));
            assertThat(content(inbox, 1)).isEqualTo(Mail.random(LIMIT));
            add(inbox, ALL, MessageFlag.DELETED);
            inbox.commit(new Change.Expunge(ALL));
            inbox.release(inbox.state().modSeq());
            append(inbox, Mail.random(LIMIT));
            assertThat(content(inbox, 2)).isEqualTo(Mail.random(LIMIT));
        });
    }

    @Test
    void refusedUploadsTakeNoRoom() {
        inLimitedStore(inbox -> {
            for (int i = 0; i < 5; i++) {
                assertRefused(Code.OVERQUOTA, () -> append(inbox, Mail.random(LIMIT + 1)));
            }
            append(inbox, Mail.random(LIMIT));
        });
    }
}
