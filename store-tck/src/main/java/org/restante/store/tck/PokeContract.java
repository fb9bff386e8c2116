package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.store.Change;
import org.restante.store.Mailbox;
import org.restante.store.StoreException.Code;
import org.restante.store.Watch;

/** Every commit pokes every listener of the mailbox; when it does, the change can be seen. */
public abstract class PokeContract extends OpenStore {
    private static final class Listener implements AutoCloseable {
        private final Semaphore pokes = new Semaphore(0);
        private final Mailbox mailbox;
        private final Watch watch;

        Listener(Mailbox mailbox) {
            this.mailbox = mailbox;
            this.watch = mailbox.watch(pokes::release);
        }

        /** Waits until pokes have led one who asks for the state at each of them to this MODSEQ. */
        void await(ModSeq wanted) {
            do {
                awaitPoke();
            } while (mailbox.state().modSeq().compareTo(wanted) < 0);
        }

        void awaitPoke() {
            try {
                assertThat(pokes.tryAcquire(30, TimeUnit.SECONDS)).as("a poke").isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            watch.close();
        }
    }

    @Test
    void everyKindOfCommitPokesEveryListener() {
        Mailbox inbox = inbox();
        try (Listener own = new Listener(inbox);
                Listener other = new Listener(inbox())) {
            ModSeq appended = fill(inbox, 3).state().modSeq();
            own.await(appended);
            other.await(appended);
            ModSeq stored = add(inbox, ALL, MessageFlag.SEEN).state().modSeq();
            own.await(stored);
            other.await(stored);
            ModSeq expunged = expunge(inbox, 1).state().modSeq();
            own.await(expunged);
            other.await(expunged);
        }
    }

    @Test
    void copiesAndMovesPokeTheTarget() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        Mailbox target = create("target");
        try (Listener there = new Listener(target);
                Listener here = new Listener(inbox)) {
            inbox.commit(new Change.Copy(ALL, target));
            there.await(target.state().modSeq());
            inbox.commit(new Change.Move(ALL, target));
            there.await(target.state().modSeq());
            here.await(inbox.state().modSeq());
        }
    }

    @Test
    void aListenerThatWasClosedIsNotCalledForLaterCommits() {
        Mailbox inbox = inbox();
        AtomicInteger calls = new AtomicInteger();
        inbox.watch(calls::incrementAndGet).close();
        try (Listener listener = new Listener(inbox)) {
            listener.await(append(inbox, Mail.PLAIN).state().modSeq());
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void theDeletionOfAMailboxPokes() {
        Mailbox mailbox = create("gone");
        try (Listener listener = new Listener(mailbox)) {
            account().delete(MailboxName.of("gone"));
            listener.awaitPoke();
            assertRefused(Code.NONEXISTENT, mailbox::state);
        }
    }

    @Test
    void aListenerMayAskForTheState() {
        Mailbox inbox = inbox();
        Semaphore answers = new Semaphore(0);
        Watch asking = inbox.watch(() -> {
            inbox.state();
            answers.release();
        });
        try (Listener listener = new Listener(inbox)) {
            listener.await(append(inbox, Mail.PLAIN).state().modSeq());
            assertThat(answers.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            asking.close();
        }
    }
}
