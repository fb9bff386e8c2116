package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.restante.store.FlagScope;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.StoreException.Code;
import org.restante.store.Watch;

/** A {@code \Seen} for each user who reads the mailbox of somebody else, in stores that keep it. */
public abstract class PrivateSeenContract extends OpenStore {
    private static final String BOB = "bob";
    private static final String CAROL = "c\u00e4rol"; // names of users are any text

    @Override
    Set<Feature> needs() {
        return Set.of(Feature.WRITE, Feature.PRIVATE_SEEN);
    }

    private static UidSet seen(Mailbox mailbox) {
        UidSet.Builder seen = UidSet.builder();
        rows(mailbox.state()).stream()
                .filter(row -> row.flags().contains(MessageFlag.SEEN))
                .forEach(row -> seen.add(row.uid()));
        return seen.build();
    }

    private static Committed see(Mailbox mailbox, long... uids) {
        return add(mailbox, UidSet.of(uids), MessageFlag.SEEN);
    }

    @Test
    void whatAReaderHasSeenIsSeenByNobodyElse() {
        Mailbox inbox = inbox();
        fill(inbox, 4);
        see(inbox, 1);
        see(inbox.readBy(BOB), 2);
        see(inbox.readBy(CAROL), 3, 4);
        change(inbox.readBy(CAROL), UidSet.of(4), FlagOperation.REMOVE, MessageFlag.SEEN);
        assertEachSeesTheirOwn(inbox);
        reopen();
        assertEachSeesTheirOwn(inbox());
    }

    private static void assertEachSeesTheirOwn(Mailbox inbox) {
        assertThat(seen(inbox)).isEqualTo(UidSet.of(1));
        assertThat(seen(inbox.readBy(BOB))).isEqualTo(UidSet.of(2));
        assertThat(seen(inbox.readBy(CAROL))).isEqualTo(UidSet.of(3));
        assertThat(seen(inbox.readBy("dave"))).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void aChangeIsOneStepOfModSeqForAll() {
        Mailbox inbox = inbox();
        Mailbox bobs = inbox.readBy(BOB);
        fill(inbox, 3);
        ModSeq before = inbox.state().modSeq();
        Committed committed = add(bobs, UidSet.of(1, 3, 9), MessageFlag.SEEN, MessageFlag.FLAGGED);
        assertThat(committed.before().modSeq()).isEqualTo(before);
        assertThat(committed.state().modSeq()).isEqualTo(before.next());
        assertThat(committed.state().messages().flags(2)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.FLAGGED));
        assertThat(inbox.state().messages().changedSince(before)).isEqualTo(UidSet.of(1, 3));
        assertThat(flags(inbox, 3)).isEqualTo(Flags.of(MessageFlag.FLAGGED));
        assertThat(add(bobs, UidSet.of(1, 3, 9), MessageFlag.SEEN).isChange()).isFalse();
        assertThat(see(bobs, 2).state().messages().changedSince(before.next())).isEqualTo(UidSet.of(2));
        assertThat(see(inbox, 9).isChange()).isFalse();
    }

    @Test
    void otherFlagsAreCommonAndReplacedWithoutTheCommonSeen() {
        Mailbox inbox = inbox();
        Mailbox bobs = inbox.readBy(BOB);
        fill(inbox, 2);
        add(inbox, UidSet.of(1, 2), MessageFlag.SEEN, MessageFlag.DRAFT);
        see(bobs, 1, 2);
        change(bobs, UidSet.of(1), FlagOperation.REPLACE, MessageFlag.ANSWERED);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.ANSWERED));
        assertThat(flags(bobs, 1)).isEqualTo(Flags.of(MessageFlag.ANSWERED));
        bobs.commit(new Change.Store(
                UidSet.of(2),
                FlagOperation.REPLACE,
                Flags.of(MessageFlag.FLAGGED),
                Optional.empty(),
                new FlagScope(EnumSet.of(FlagScope.Kind.OTHER))));
        assertThat(flags(bobs, 2)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.FLAGGED));
        change(inbox, UidSet.of(2), FlagOperation.REPLACE);
        assertThat(flags(bobs, 2)).isEqualTo(Flags.of(MessageFlag.SEEN));
    }

    @Test
    void unchangedSinceIsDecidedInTheCommit() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        ModSeq known = inbox.state().modSeq();
        see(inbox.readBy(BOB), 1);
        Committed committed = inbox.readBy(CAROL)
                .commit(new Change.Store(ALL, FlagOperation.ADD, Flags.of(MessageFlag.SEEN), Optional.of(known)));
        assertThat(committed.modified()).isEqualTo(UidSet.of(1));
        assertThat(seen(inbox.readBy(CAROL))).isEqualTo(UidSet.of(2));
    }

    @Test
    void whoBringsAMessageHasSeenItOrNot() {
        Mailbox inbox = inbox();
        Mailbox bobs = inbox.readBy(BOB);
        append(inbox, Mail.PLAIN, MessageFlag.SEEN);
        append(bobs, Mail.PLAIN, MessageFlag.SEEN, MessageFlag.DRAFT);
        append(bobs, Mail.PLAIN);
        assertThat(seen(inbox)).isEqualTo(UidSet.of(1));
        assertThat(seen(bobs)).isEqualTo(UidSet.of(2));
        assertThat(flags(inbox, 2)).isEqualTo(Flags.of(MessageFlag.DRAFT));
        reopen();
        assertThat(seen(inbox())).isEqualTo(UidSet.of(1));
        assertThat(seen(inbox().readBy(BOB))).isEqualTo(UidSet.of(2));
    }

    @Test
    void copiesTakeAlongWhatWhoeverCopiesSees() {
        Mailbox inbox = inbox();
        Mailbox bobs = inbox.readBy(BOB);
        fill(inbox, 3);
        Mailbox other = create("other");
        see(inbox, 1);
        see(bobs, 2);
        see(inbox.readBy(CAROL), 3);
        bobs.commit(new Change.Copy(ALL, other));
        assertThat(seen(other)).isEqualTo(UidSet.of(2));
        inbox.commit(new Change.Copy(ALL, other.readBy(BOB)));
        assertThat(seen(other)).isEqualTo(UidSet.of(2));
        assertThat(seen(other.readBy(BOB))).isEqualTo(UidSet.of(4));
        bobs.commit(new Change.Copy(ALL, bobs));
        assertThat(seen(inbox)).isEqualTo(UidSet.of(1));
        assertThat(seen(bobs)).isEqualTo(UidSet.of(2, 5));
        assertThat(seen(inbox.readBy(CAROL))).isEqualTo(UidSet.of(3));
        FlagScope less = new FlagScope(EnumSet.of(FlagScope.Kind.OTHER));
        bobs.commit(new Change.Copy(UidSet.of(2), other.readBy(CAROL), less));
        assertThat(seen(other.readBy(CAROL))).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void messagesMoveWithWhatWhoeverMovesSees() {
        Mailbox inbox = inbox();
        Mailbox bobs = inbox.readBy(BOB);
        fill(inbox, 4);
        Mailbox other = create("other");
        see(bobs, 1, 2, 3);
        see(inbox.readBy(CAROL), 1, 2, 3);
        bobs.commit(new Change.Move(UidSet.of(1), other.readBy(BOB)));
        assertThat(seen(other.readBy(BOB))).isEqualTo(UidSet.of(1));
        assertThat(seen(other)).isEqualTo(UidSet.EMPTY);
        bobs.commit(new Change.Move(UidSet.of(2), bobs));
        assertThat(seen(bobs)).isEqualTo(UidSet.of(3, 5));
        assertThat(seen(inbox)).isEqualTo(UidSet.EMPTY);
        bobs.commit(new Change.Move(UidSet.of(3), other));
        assertThat(seen(other)).isEqualTo(UidSet.of(2));
        replace(bobs, 4, bobs, Mail.PLAIN, MessageFlag.SEEN);
        assertThat(seen(bobs)).isEqualTo(UidSet.of(5, 6));
        replace(bobs, 6, other.readBy(BOB), Mail.PLAIN, MessageFlag.SEEN);
        assertThat(seen(other.readBy(BOB))).isEqualTo(UidSet.of(1, 3));
        assertThat(seen(inbox.readBy(CAROL))).isEqualTo(UidSet.EMPTY);
        assertThat(inbox.state().seen().readers()).containsOnlyKeys(BOB);
        reopen();
        assertThat(seen(inbox().readBy(BOB))).isEqualTo(UidSet.of(5));
        assertThat(seen(open("other").readBy(BOB))).isEqualTo(UidSet.of(1, 3));
    }

    @Test
    void whatVanishesTakesItAway() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        see(inbox.readBy(BOB), 1, 2);
        see(inbox.readBy(CAROL), 2);
        Committed committed = inbox.readBy(BOB).commit(new Change.Expunge(UidSet.of(2)));
        assertThat(committed.state().seen().readers()).containsOnlyKeys(BOB);
        reopen();
        assertThat(inbox().state().seen().of(BOB)).isEqualTo(UidSet.of(1));
        assertThat(inbox().state().seen().readers()).containsOnlyKeys(BOB);
    }

    @Test
    void itStaysWithAMailboxOfAnotherNameAndGoesWithADeletedOne() {
        Mailbox box = create("box");
        fill(box, 2);
        see(box.readBy(BOB), 2);
        account().rename(MailboxName.of("box"), MailboxName.of("renamed"));
        assertThat(seen(open("renamed").readBy(BOB))).isEqualTo(UidSet.of(2));
        Mailbox gone = open("renamed").readBy(BOB);
        account().delete(MailboxName.of("renamed"));
        assertRefused(Code.NONEXISTENT, gone::state);
        Mailbox again = create("renamed");
        fill(again, 2);
        assertThat(seen(again.readBy(BOB))).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void itOutlivesManyCommitsAndWhatIsLeftOfThem() {
        Mailbox inbox = inbox();
        Mailbox bobs = inbox.readBy(BOB);
        fill(inbox, 600);
        for (int i = 0; i < 70; i++) {
            see(bobs, 2 * i + 1, 300 + i);
            change(bobs, UidSet.of(300 + i), FlagOperation.REMOVE, MessageFlag.SEEN);
            expunge(inbox, 3 * i + 2);
        }
        UidSet expected = bobs.state().seen().of(BOB);
        assertThat(seen(bobs)).isEqualTo(expected);
        assertThat(expected.size()).isLessThanOrEqualTo(70).isGreaterThan(40);
        List<?> rows = rows(bobs.state());
        reopen();
        assertThat(rows(inbox().readBy(BOB).state())).isEqualTo(rows);
    }

    @Test
    void noChangeIsLostToAnother() {
        Mailbox inbox = inbox();
        fill(inbox, 8);
        Threads.together(4, i -> {
            Mailbox own = inbox.readBy("reader" + i);
            for (int uid = 1; uid <= 8; uid++) {
                see(own, uid);
            }
            change(own, UidSet.of(i + 1), FlagOperation.REMOVE, MessageFlag.SEEN);
        });
        for (int i = 0; i < 4; i++) {
            assertThat(seen(inbox.readBy("reader" + i)))
                    .isEqualTo(UidSet.range(1, 8).minus(UidSet.of(i + 1)));
        }
        assertThat(seen(inbox)).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void itIsOneHandleWithOneStateForEachModSeq() {
        Mailbox inbox = inbox();
        Mailbox bobs = inbox.readBy(BOB);
        assertThat(bobs.id()).isEqualTo(inbox.id());
        assertThat(bobs.uidValidity()).isEqualTo(inbox.uidValidity());
        fill(inbox, 2);
        MailboxState state = see(bobs, 1).state();
        assertThat(bobs.state()).isSameAs(state).isSameAs(bobs.state());
        assertThat(state.modSeq()).isEqualTo(inbox.state().modSeq());
        assertThat(content(bobs, 2)).isEqualTo(content(inbox, 2));
        AtomicInteger pokes = new AtomicInteger();
        try (Watch watch = inbox.watch(pokes::incrementAndGet)) {
            see(bobs, 2);
            assertThat(watch).isNotNull();
        }
        assertThat(pokes.get()).isPositive();
        bobs.close();
        inbox.close();
    }
}
