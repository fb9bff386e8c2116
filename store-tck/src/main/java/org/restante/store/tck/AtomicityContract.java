package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Feature;
import org.restante.store.FlagOperation;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.StoreException.Code;

/** A change over a set happens to all of it or to none; UIDs that are gone are passed over. */
public abstract class AtomicityContract extends OpenStore {
    @Test
    void severalMessagesAreAppendedInTheirOrder() {
        Mailbox inbox = inbox();
        Committed committed = append(inbox, List.of(Mail.PLAIN, Mail.MULTIPART, new byte[0]), MessageFlag.DRAFT);
        assertThat(committed.target()).isEqualTo(UidSet.range(1, 3));
        assertThat(committed.source()).isEqualTo(UidSet.EMPTY);
        assertThat(rows(committed.state())).allSatisfy(row -> {
            assertThat(row.flags()).isEqualTo(Flags.of(MessageFlag.DRAFT));
            assertThat(row.internalDate()).isEqualTo(DATE);
        });
        assertThat(content(inbox, 1)).isEqualTo(Mail.PLAIN);
        assertThat(content(inbox, 2)).isEqualTo(Mail.MULTIPART);
        assertThat(content(inbox, 3)).isEmpty();
    }

    @Test
    void flagsAreAddedRemovedAndReplaced() {
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN, MessageFlag.SEEN, MessageFlag.DRAFT);
        add(inbox, ALL, MessageFlag.FLAGGED);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.DRAFT, MessageFlag.FLAGGED));
        change(inbox, ALL, FlagOperation.REMOVE, MessageFlag.SEEN, MessageFlag.ANSWERED);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.DRAFT, MessageFlag.FLAGGED));
        change(inbox, ALL, FlagOperation.REPLACE, MessageFlag.DELETED);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.DELETED));
        change(inbox, ALL, FlagOperation.REPLACE);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.NONE);
    }

    @Test
    void aSetWithMessagesThatAreGoneChangesTheOthers() {
        Mailbox inbox = inbox();
        fill(inbox, 5);
        expunge(inbox, 2, 4);
        MailboxState state = add(inbox, UidSet.range(2, 500), MessageFlag.SEEN).state();
        assertThat(state.messages().changedSince(new ModSeq(state.modSeq().value() - 1)))
                .isEqualTo(UidSet.of(3, 5));
        assertThat(expunge(inbox, 2, 3, 4).state().messages().uids()).isEqualTo(UidSet.of(1, 5));
    }

    @Test
    void theWholeRangeOfUidsIsNoMoreWorkThanTheMessages() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        add(inbox, ALL, MessageFlag.SEEN);
        assertThat(inbox.commit(new Change.Copy(ALL, inbox)).target()).isEqualTo(UidSet.range(4, 6));
        assertThat(inbox.commit(new Change.Expunge(ALL)).state().messages().size())
                .isZero();
    }

    @Test
    void copiesKeepFlagsDateAndOctets() {
        Mailbox inbox = inbox();
        append(inbox, List.of(Mail.PLAIN, Mail.MULTIPART), MessageFlag.SEEN, MessageFlag.ANSWERED);
        add(inbox, UidSet.of(2), MessageFlag.DELETED);
        Mailbox target = create("target");
        fill(target, 4);
        Committed committed = inbox.commit(new Change.Copy(UidSet.range(1, 9), target));
        assertThat(committed.source()).isEqualTo(UidSet.of(1, 2));
        assertThat(committed.target()).isEqualTo(UidSet.of(5, 6));
        assertThat(flags(target, 5)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.ANSWERED));
        assertThat(flags(target, 6)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.ANSWERED, MessageFlag.DELETED));
        assertThat(target.state().messages().internalDate(4)).isEqualTo(DATE);
        assertThat(target.state().messages().octets(5)).isEqualTo(Mail.MULTIPART.length);
        assertThat(content(target, 5)).isEqualTo(Mail.PLAIN);
        assertThat(content(target, 6)).isEqualTo(Mail.MULTIPART);
        assertThat(inbox.state().messages().size()).isEqualTo(2);
    }

    @Test
    void copiesWithinOneMailboxAreMessagesOfTheirOwn() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        assertThat(inbox.commit(new Change.Copy(ALL, inbox)).target()).isEqualTo(UidSet.of(3, 4));
        add(inbox, UidSet.of(3), MessageFlag.SEEN);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.NONE);
        expunge(inbox, 1);
        inbox.release(inbox.state().modSeq());
        assertThat(content(inbox, 3)).isEqualTo(Mail.numbered(0));
    }

    @Test
    void aCopyOrMoveToADeletedMailboxLeavesTheSourceAsItWas() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        Mailbox target = create("target");
        MailboxState before = inbox.state();
        account().delete(MailboxName.of("target"));
        assertRefused(Code.NONEXISTENT, () -> inbox.commit(new Change.Copy(ALL, target)));
        assertRefused(Code.NONEXISTENT, () -> inbox.commit(new Change.Move(ALL, target)));
        assertThat(inbox.state().modSeq()).isEqualTo(before.modSeq());
        assertThat(rows(inbox.state())).isEqualTo(rows(before));
        assertThat(content(inbox, 1)).isEqualTo(Mail.numbered(0));
    }

    @Test
    void aCopyToAMailboxOfAnotherStoreIsAMistake() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        try (MailStore other = opened().openSecond();
                Mailbox foreign = other.account("alice").open(MailboxName.INBOX)) {
            assertThatIllegalArgumentException().isThrownBy(() -> inbox.commit(new Change.Copy(ALL, foreign)));
            assertThatIllegalArgumentException().isThrownBy(() -> inbox.commit(new Change.Move(ALL, foreign)));
        }
        assertThat(inbox.state().messages().size()).isEqualTo(2);
    }

    @Test
    void messagesCanBeCopiedToAnotherAccount() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        try (Mailbox target = store().account("bob").open(MailboxName.INBOX)) {
            inbox.commit(new Change.Copy(ALL, target));
            assertThat(content(target, 1)).isEqualTo(Mail.numbered(0));
        }
    }

    @Test
    void keywordsKeepTheirSpellingAndAreComparedWithoutCase() {
        assumeTrue(has(Feature.KEYWORDS), "no keywords");
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN, MessageFlag.of("$Forwarded"));
        add(
                inbox,
                ALL,
                MessageFlag.of("$FORWARDED"),
                MessageFlag.of("work"),
                MessageFlag.of("~!#&'+,-./:;<=>?@[^_`|}"));
        assertThat(flags(inbox, 1).asList().stream().map(MessageFlag::name).toList())
                .containsExactlyInAnyOrder("$Forwarded", "work", "~!#&'+,-./:;<=>?@[^_`|}");
        change(inbox, ALL, FlagOperation.REMOVE, MessageFlag.of("WORK"));
        assertThat(flags(inbox, 1).keywords()).hasSize(2);
    }

    @Test
    void aMessageCanHaveManyKeywords() {
        assumeTrue(has(Feature.KEYWORDS), "no keywords");
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN);
        MessageFlag[] many = IntStream.range(0, 100)
                .mapToObj(i -> MessageFlag.of("keyword" + i + "x".repeat(100)))
                .toArray(MessageFlag[]::new);
        add(inbox, ALL, many);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(many));
    }
}
