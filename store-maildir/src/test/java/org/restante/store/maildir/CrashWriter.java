package org.restante.store.maildir;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Account;
import org.restante.store.Change;
import org.restante.store.Mailbox;
import org.restante.store.annotation.AnnotationKey;

/**
 * A process that changes mailboxes for as long as it lives, and says what has been acknowledged: {@code A uid seed} for an
 * append, {@code F uid} for a flag, {@code N uid} for an annotation, {@code m uid} before a move and {@code M uid} after it.
 */
final class CrashWriter {
    static final MailboxName MOVED = MailboxName.of("moved");
    static final AnnotationKey NOTE = AnnotationKey.ofReader("/comment", "alice");
    private static final int THREADS = 3;

    private final Mailbox inbox;
    private final Mailbox moved;
    private final PrintStream out;
    private final AtomicInteger seeds;

    private CrashWriter(Mailbox inbox, Mailbox moved, PrintStream out, int firstSeed) {
        this.inbox = inbox;
        this.moved = moved;
        this.out = out;
        this.seeds = new AtomicInteger(firstSeed);
    }

    public static void main(String[] arguments) throws InterruptedException {
        MaildirStore store = MaildirStore.open(MaildirFixture.settings(Path.of(arguments[0])));
        Account alice = store.account("alice");
        if (alice.mailboxes().stream().noneMatch(entry -> entry.name().equals(MOVED))) {
            alice.create(MOVED, Set.of());
        }
        CrashWriter writer = new CrashWriter(
                alice.open(MailboxName.INBOX),
                alice.open(MOVED),
                new PrintStream(System.out, true),
                Integer.parseInt(arguments[1]));
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = Thread.ofPlatform().start(writer::run);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static String text(int seed) {
        return "Subject: " + seed + "\r\n\r\n" + "x".repeat(seed % 40 == 0 ? 200_000 : seed * 37 % 3000) + "\r\n";
    }

    static byte[] note(int seed) {
        return text(seed).getBytes(StandardCharsets.US_ASCII);
    }

    private void run() {
        while (true) {
            int seed = seeds.incrementAndGet();
            long uid = Others.append(inbox, text(seed));
            say("A " + uid + " " + seed);
            Others.flag(inbox, uid, MessageFlag.SEEN, MessageFlag.of("Work"));
            say("F " + uid);
            if (seed % 3 != 0) {
                inbox.commit(new Change.Annotate(
                        UidSet.of(uid), Map.of(NOTE, Optional.of(note(seed))), 1, Optional.empty()));
                say("N " + uid);
            }
            if (seed % 2 == 0) {
                say("m " + uid);
                inbox.commit(new Change.Move(UidSet.of(uid), moved));
                say("M " + uid);
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
