package org.restante.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Account;
import org.restante.store.Change;
import org.restante.store.FlagOperation;
import org.restante.store.IncomingMessage;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.StoreException;
import org.restante.store.memory.MemoryStore;

/** Whatever is changed through it is told, once it has happened; nothing else is different. */
final class ServedStoreTest {
    private static final MailboxName BOX = MailboxName.of("box");
    private static final MailboxName OTHER = MailboxName.of("other");
    private static final Flags SEEN = Flags.of(MessageFlag.SEEN);
    private static final Flags DRAFT = Flags.of(MessageFlag.DRAFT);

    private final Queue<MailEvent> heard = new ConcurrentLinkedQueue<>();
    private final MailEvents events = new MailEvents(Map.of("test", heard::add), EventSettings.DEFAULT);
    private final MailStore store = new ServedStore(new MemoryStore(), events);
    private final Account account = store.account("alice");

    private static void append(Mailbox mailbox) {
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(new byte[10], 0, 10);
            mailbox.commit(new Change.Append(List.of(message.finish(Flags.NONE, new InternalDate(0, 0)))));
        }
    }

    private static EventMailbox place(Mailbox mailbox, MailboxName name) {
        return new EventMailbox("alice", name, mailbox.id(), mailbox.uidValidity());
    }

    private void assertTold(MailEvent... expected) {
        events.close();
        assertThat(heard).containsExactly(expected);
    }

    // A default method that is not passed on would work, and do something else than the store's own.
    @ParameterizedTest
    @CsvSource({
        "org.restante.store.MailStore, org.restante.core.event.ServedStore",
        "org.restante.store.Account, org.restante.core.event.ServedAccount",
        "org.restante.store.Mailbox, org.restante.core.event.ServedMailbox"
    })
    void passesEverythingOn(Class<?> contract, Class<?> served) {
        assertThat(Arrays.stream(contract.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers())))
                .allSatisfy(method -> assertThat(served.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                        .isInstanceOf(Method.class));
    }

    @Test
    void tellsOfTheTree() {
        account.create(BOX, Set.of());
        account.rename(BOX, OTHER);
        account.delete(OTHER);
        account.subscribe(OTHER);
        assertThatThrownBy(() -> account.delete(OTHER)).isInstanceOf(StoreException.class);
        assertTold(
                new MailEvent.MailboxCreated("alice", BOX),
                new MailEvent.MailboxRenamed("alice", BOX, OTHER),
                new MailEvent.MailboxDeleted("alice", OTHER));
    }

    @Test
    void tellsOfMessages() {
        try (Mailbox inbox = account.open(MailboxName.INBOX)) {
            append(inbox);
            append(inbox);
            Change.Store seen = new Change.Store(UidSet.range(1, 2), FlagOperation.ADD, SEEN, Optional.empty());
            ModSeq flagged = inbox.commit(seen).state().modSeq();
            inbox.commit(seen); // changes nothing
            inbox.commit(new Change.Expunge(UidSet.range(2, 9)));
            inbox.commit(new Change.Expunge(UidSet.range(2, 9)));
            EventMailbox place = place(inbox, MailboxName.INBOX);
            assertTold(
                    new MailEvent.MessagesAdded(place, UidSet.of(1)),
                    new MailEvent.MessagesAdded(place, UidSet.of(2)),
                    new MailEvent.FlagsChanged(place, UidSet.range(1, 2), FlagOperation.ADD, SEEN, flagged),
                    new MailEvent.MessagesExpunged(place, UidSet.of(2)));
        }
    }

    @Test
    void ofWhatOneUserHasSeenAloneNothingIsTold() {
        try (Mailbox inbox = account.open(MailboxName.INBOX)) {
            append(inbox);
            Mailbox bobs = inbox.readBy("bob");
            append(inbox);
            bobs.commit(new Change.Store(UidSet.of(1), FlagOperation.ADD, SEEN, Optional.empty()));
            bobs.commit(new Change.Store(UidSet.of(1), FlagOperation.REPLACE, Flags.NONE, Optional.empty()));
            inbox.commit(new Change.Store(UidSet.of(2), FlagOperation.ADD, DRAFT, Optional.empty()));
            Flags both = SEEN.plus(DRAFT);
            ModSeq modSeq = bobs.commit(new Change.Store(UidSet.of(1, 2), FlagOperation.ADD, both, Optional.empty()))
                    .state()
                    .modSeq();
            EventMailbox place = place(inbox, MailboxName.INBOX);
            assertTold(
                    new MailEvent.MessagesAdded(place, UidSet.of(1)),
                    new MailEvent.MessagesAdded(place, UidSet.of(2)),
                    new MailEvent.FlagsChanged(
                            place, UidSet.of(2), FlagOperation.ADD, DRAFT, new ModSeq(modSeq.value() - 1)),
                    new MailEvent.FlagsChanged(place, UidSet.of(1), FlagOperation.ADD, DRAFT, modSeq));
        }
    }

    @Test
    void tellsOfWhatGoesElsewhere() {
        account.create(BOX, Set.of());
        try (Mailbox inbox = account.open(MailboxName.INBOX);
                Mailbox box = account.open(BOX)) {
            append(inbox);
            inbox.commit(new Change.Copy(UidSet.of(1), box));
            inbox.commit(new Change.Move(UidSet.of(1), box));
            try (IncomingMessage message = new IncomingMessage(inbox)) {
                message.write(new byte[10], 0, 10);
                box.commit(new Change.Replace(1, message.finish(Flags.NONE, new InternalDate(0, 0)), inbox));
            }
            EventMailbox from = place(inbox, MailboxName.INBOX);
            EventMailbox to = place(box, BOX);
            assertTold(
                    new MailEvent.MailboxCreated("alice", BOX),
                    new MailEvent.MessagesAdded(from, UidSet.of(1)),
                    new MailEvent.MessagesAdded(to, UidSet.of(1)),
                    new MailEvent.MessagesAdded(to, UidSet.of(2)),
                    new MailEvent.MessagesExpunged(from, UidSet.of(1)),
                    new MailEvent.MessagesAdded(from, UidSet.of(2)),
                    new MailEvent.MessagesExpunged(to, UidSet.of(1)));
        }
    }

    @Test
    void aMailboxThatIsOpenHasTheNameOfNow() {
        MailboxName inner = MailboxName.of("box/inner");
        account.create(inner, Set.of());
        try (Mailbox open = account.open(inner);
                Mailbox others = store.account("bob").open(MailboxName.INBOX)) {
            store.account("bob").create(BOX, Set.of());
            account.rename(BOX, OTHER);
            store.account("bob").rename(BOX, MailboxName.of("elsewhere"));
            append(open);
            append(others);
            events.close();
            assertThat(heard)
                    .filteredOn(MailEvent.MessagesAdded.class::isInstance)
                    .extracting(
                            event -> ((MailEvent.MessagesAdded) event).mailbox().name())
                    .containsExactly(MailboxName.of("other/inner"), MailboxName.INBOX);
        }
    }

    @Test
    void withoutListenersNothingIsInBetween() {
        MemoryStore kept = new MemoryStore();
        assertThat(new ServedStore(kept, MailEvents.none()).account("alice")).isNotInstanceOf(ServedAccount.class);
    }
}
