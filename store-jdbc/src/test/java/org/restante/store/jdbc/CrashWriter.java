package org.restante.store.jdbc;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Account;
import org.restante.store.Change;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;

/**
 * A process that changes a mailbox for as long as it lives, and says what has been acknowledged: {@code A uid seed} for
 * an append, {@code F uid} for a flag, {@code x uid} before and {@code X uid} after an expunge.
 */
final class CrashWriter {
    static final MailboxName COPIES = MailboxName.of("copies");
    private static final int THREADS = 4;

    private final Mailbox inbox;
    private final Mailbox copies;
    private final PrintStream out;
    private final AtomicInteger seeds;

    private CrashWriter(Mailbox inbox, Mailbox copies, PrintStream out, int firstSeed) {
        this.inbox = inbox;
        this.copies = copies;
        this.out = out;
        this.seeds = new AtomicInteger(firstSeed);
    }

    public static void main(String[] arguments) throws InterruptedException {
        JdbcStore store =
                JdbcStore.open(JdbcSettings.derby(Path.of(arguments[0])).withSnapshotInterval(50));
        Account alice = store.account("alice");
        if (alice.mailboxes().stream().noneMatch(entry -> entry.name().equals(COPIES))) {
            alice.create(COPIES, Set.of());
        }
        PrintStream out = new PrintStream(System.out, true);
        CrashWriter writer =
                new CrashWriter(alice.open(MailboxName.INBOX), alice.open(COPIES), out, Integer.parseInt(arguments[1]));
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = Thread.ofPlatform().start(writer::run);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** How large the message of a seed is: most are small, some are larger than what waits in the heap. */
    static int size(int seed) {
        return seed % 40 == 0 ? 600_000 : 20 + seed * 37 % 9000;
    }

    private void run() {
        while (true) {
            int seed = seeds.incrementAndGet();
            long uid = TestMail.append(inbox, TestMail.octets(size(seed), seed));
            say("A " + uid + " " + seed);
            TestMail.flag(inbox, UidSet.of(uid), FlagOperation.ADD, Flags.of(MessageFlag.SEEN));
            say("F " + uid);
            if (seed % 3 == 0) {
                inbox.commit(new Change.Copy(UidSet.of(uid), copies));
            }
            if (seed % 2 == 0) {
                say("x " + uid);
                inbox.commit(new Change.Expunge(UidSet.of(uid)));
                say("X " + uid);
            }
            if (seed % 20 == 0) {
                inbox.release(inbox.state().modSeq());
            }
        }
    }

    private void say(String line) {
        synchronized (out) {
            out.println(line);
        }
    }
}
