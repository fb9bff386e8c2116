package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Account;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Content;
import org.restante.store.Feature;
import org.restante.store.FlagOperation;
import org.restante.store.IncomingMessage;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.NewMessage;
import org.restante.store.StoreException;

/** What each contract begins with: a store without data, the account of a user, and words for what is done to it. */
abstract class OpenStore {
    static final InternalDate DATE = new InternalDate(837_596_665, -420); // 17-Jul-1996 02:44:25 -0700
    static final UidSet ALL = UidSet.range(1, UidSet.MAX_UID);

    private StoreFixture fixture;
    private MailStore store;
    private final List<Mailbox> handles = new ArrayList<>();

    /** Returns the fixture for one test, without data. */
    protected abstract StoreFixture fixture();

    /** Without these the contract has nothing to say about a store. */
    Set<Feature> needs() {
        return Set.of(Feature.WRITE);
    }

    @BeforeEach
    final void openStore() {
        fixture = fixture();
        store = fixture.open();
        assumeTrue(store.features().containsAll(needs()), "the store does not claim " + needs());
    }

    @AfterEach
    final void closeStore() {
        handles.forEach(Mailbox::close);
        if (store != null) {
            store.close();
        }
    }

    final StoreFixture opened() {
        return fixture;
    }

    final MailStore store() {
        return store;
    }

    final boolean has(Feature feature) {
        return store.features().contains(feature);
    }

    final Account account() {
        return store.account("alice");
    }

    /** Closes the store and opens it again on the same data; all handles of before are closed. */
    final void reopen() {
        assumeTrue(fixture.durable(), "the store does not keep data");
        handles.forEach(Mailbox::close);
        handles.clear();
        store.close();
        store = fixture.open();
    }

    final Mailbox open(MailboxName name) {
        Mailbox mailbox = account().open(name);
        handles.add(mailbox);
        return mailbox;
    }

    final Mailbox open(String name) {
        return open(MailboxName.of(name));
    }

    final Mailbox inbox() {
        return open(MailboxName.INBOX);
    }

    final void close(Mailbox mailbox) {
        handles.remove(mailbox);
        mailbox.close();
    }

    final Mailbox create(String name) {
        assumeTrue(has(Feature.MAILBOXES), "the store does not create mailboxes");
        account().create(MailboxName.of(name), Set.of());
        return open(name);
    }

    static Committed append(Mailbox mailbox, byte[] octets, MessageFlag... flags) {
        return append(mailbox, List.of(octets), flags);
    }

    static Committed append(Mailbox mailbox, List<byte[]> messages, MessageFlag... flags) {
        List<IncomingMessage> incoming = new ArrayList<>();
        try {
            List<NewMessage> complete = new ArrayList<>();
            for (byte[] octets : messages) {
                IncomingMessage message = new IncomingMessage(mailbox);
                incoming.add(message);
                message.write(octets, 0, octets.length);
                complete.add(message.finish(Flags.of(flags), DATE));
            }
            return mailbox.commit(new Change.Append(complete));
        } finally {
            incoming.forEach(IncomingMessage::close);
        }
    }

    static Committed appendAnnotated(Mailbox mailbox, MessageAnnotations annotations) {
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(Mail.PLAIN, 0, Mail.PLAIN.length);
            return mailbox.commit(
                    new Change.Append(List.of(message.finish(Flags.NONE, DATE).with(annotations))));
        }
    }

    static Committed replace(Mailbox mailbox, long uid, Mailbox target, byte[] octets, MessageFlag... flags) {
        return replacing(mailbox, uid, target, octets, before -> {}, flags);
    }

    /** Replaces a message, and does something between the upload and the commit. */
    static Committed replacing(
            Mailbox mailbox,
            long uid,
            Mailbox target,
            byte[] octets,
            Consumer<Mailbox> beforeCommit,
            MessageFlag... flags) {
        try (IncomingMessage message = new IncomingMessage(target)) {
            message.write(octets, 0, octets.length);
            beforeCommit.accept(target);
            return mailbox.commit(new Change.Replace(uid, message.finish(Flags.of(flags), DATE), target));
        }
    }

    /** Appends small messages, each other than the others, in one commit. */
    static Committed fill(Mailbox mailbox, int messages) {
        return append(
                mailbox, IntStream.range(0, messages).mapToObj(Mail::numbered).toList());
    }

    static Committed add(Mailbox mailbox, UidSet uids, MessageFlag... flags) {
        return change(mailbox, uids, FlagOperation.ADD, flags);
    }

    static Committed change(Mailbox mailbox, UidSet uids, FlagOperation operation, MessageFlag... flags) {
        return mailbox.commit(new Change.Store(uids, operation, Flags.of(flags), Optional.empty()));
    }

    static Committed expunge(Mailbox mailbox, long... uids) {
        return mailbox.commit(new Change.Expunge(UidSet.of(uids)));
    }

    static byte[] content(Mailbox mailbox, long uid) {
        try (Content content = mailbox.content(uid)) {
            byte[] octets = new byte[Math.toIntExact(content.size())];
            assertThat(content.read(0, octets, 0, octets.length)).isEqualTo(octets.length);
            return octets;
        }
    }

    static List<MessageRow> rows(MailboxState state) {
        return IntStream.range(0, state.messages().size())
                .mapToObj(state.messages()::row)
                .toList();
    }

    static Flags flags(Mailbox mailbox, long uid) {
        MailboxState state = mailbox.state();
        return state.messages().flags(state.messages().indexOf(uid));
    }

    static void assertRefused(StoreException.Code code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(StoreException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    /** Waits until the storage holds no more octets than that: a store may clean up behind the scenes. */
    final void assertStoredOctets(long expected) {
        assumeTrue(fixture.storedOctets().isPresent(), "the store does not tell what it holds");
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (fixture.storedOctets().getAsLong() != expected && System.nanoTime() < deadline) {
            Thread.yield();
        }
        assertThat(fixture.storedOctets()).hasValue(expected);
    }
}
