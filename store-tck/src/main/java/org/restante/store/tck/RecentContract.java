package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Mailbox;

/** A message is {@code \Recent} for one session, the first that asks (RFC 3501 section 2.3.2). */
public abstract class RecentContract extends OpenStore {
    @Test
    void newMessagesAreRecentOnce() {
        Mailbox inbox = inbox();
        assertThat(inbox.claimRecent()).isEqualTo(UidSet.EMPTY);
        fill(inbox, 3);
        assertThat(inbox.claimRecent()).isEqualTo(UidSet.range(1, 3));
        assertThat(inbox.claimRecent()).isEqualTo(UidSet.EMPTY);
        fill(inbox, 2);
        assertThat(inbox().claimRecent()).isEqualTo(UidSet.range(4, 5));
        assertThat(inbox.claimRecent()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void changedFlagsMakeNoMessageRecent() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        inbox.claimRecent();
        add(inbox, ALL, MessageFlag.SEEN);
        assertThat(inbox.claimRecent()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void copiesAndMovedMessagesAreRecent() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        inbox.claimRecent();
        Mailbox target = create("target");
        inbox.commit(new Change.Copy(UidSet.of(1), target));
        inbox.commit(new Change.Move(UidSet.of(2), target));
        assertThat(target.claimRecent()).isEqualTo(UidSet.of(1, 2));
    }

    @Test
    void messagesThatAreGoneAreNotRecent() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        expunge(inbox, 2);
        assertThat(inbox.claimRecent()).isEqualTo(UidSet.of(1, 3));
    }

    @Test
    void lookingIsNotClaiming() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        assertThat(inbox.recent()).isEqualTo(UidSet.of(1, 2));
        assertThat(inbox.claimRecent()).isEqualTo(UidSet.of(1, 2));
        assertThat(inbox.recent()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void claimingIsNoChange() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        ModSeq before = inbox.state().modSeq();
        inbox.claimRecent();
        assertThat(inbox.state().modSeq()).isEqualTo(before);
    }

    @Test
    void ofManySessionsOneGetsEachMessage() {
        List<Callable<List<UidSet>>> sessions = new ArrayList<>();
        for (int session = 0; session < 4; session++) {
            Mailbox mailbox = inbox();
            sessions.add(() -> {
                List<UidSet> claimed = new ArrayList<>();
                for (int i = 0; i < 25; i++) {
                    append(mailbox, Mail.PLAIN);
                    claimed.add(mailbox.claimRecent());
                }
                return claimed;
            });
        }
        long count = 0;
        UidSet.Builder all = UidSet.builder();
        for (List<UidSet> claimed : Threads.run(sessions)) {
            for (UidSet uids : claimed) {
                all.addAll(uids);
                count += uids.size();
            }
        }
        assertThat(all.build()).isEqualTo(UidSet.range(1, 100));
        assertThat(count).isEqualTo(100);
    }
}
