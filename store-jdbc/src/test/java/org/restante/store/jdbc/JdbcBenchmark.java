package org.restante.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Content;
import org.restante.store.FlagOperation;
import org.restante.store.IncomingMessage;
import org.restante.store.Mailbox;

/** How quick the store is here: run it with a directory on the disk that counts. */
final class JdbcBenchmark {
    private static final int SIZE = 4096;

    private JdbcBenchmark() {}

    private interface Work {
        void run(int thread, int round) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        JdbcSettings settings = JdbcSettings.derby(Path.of(arguments[0]).resolve("store"));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        long opened = System.nanoTime();
        try (JdbcStore store = JdbcStore.open(settings)) {
            report("open new", 1, opened);
            try (Mailbox inbox = store.account("bench").open(MailboxName.INBOX)) {
                measure("append 1 (warm-up)", 1, rounds, (thread, round) -> append(inbox));
                measure("append 1", 1, rounds, (thread, round) -> append(inbox));
                measure("append 4", 4, rounds, (thread, round) -> append(inbox));
                measure("append 50 virtual", 50, rounds / 10, (thread, round) -> append(inbox));
                measure("store 1", 1, rounds, (thread, round) -> flag(inbox, round + 1));
                measure("store 4", 4, rounds, (thread, round) -> flag(inbox, (long) thread * rounds + round + 1));
                measure("store 50 virtual", 50, rounds / 10, (thread, round) -> flag(inbox, thread * 100L + round + 1));
                measure("store all", 1, 20, (thread, round) -> all(inbox, round));
                measure("content 1", 1, rounds, (thread, round) -> read(inbox, round + 1));
                measure("content 4", 4, rounds, (thread, round) -> read(inbox, (long) thread * rounds + round + 1));
                long start = System.nanoTime();
                int[] count = {0};
                inbox.summaries(UidSet.range(1, UidSet.MAX_UID), summary -> count[0]++);
                report("summaries", count[0], start);
                store.account("bench").create(MailboxName.of("copy"), java.util.Set.of());
                try (Mailbox copy = store.account("bench").open(MailboxName.of("copy"))) {
                    long copying = System.nanoTime();
                    inbox.commit(new Change.Copy(UidSet.range(1, UidSet.MAX_UID), copy));
                    report("copy", inbox.state().messages().size(), copying);
                }
                long settling = System.nanoTime();
                store.storage().housekeeping().settle();
                report("settle", 1, settling);
            }
        }
        long reopened = System.nanoTime();
        try (JdbcStore store = JdbcStore.open(settings)) {
            report("open again", 1, reopened);
            long start = System.nanoTime();
            try (Mailbox inbox = store.account("bench").open(MailboxName.INBOX)) {
                report("select", inbox.state().messages().size(), start);
            }
        }
    }

    private static void measure(String what, int threads, int rounds, Work work) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService executor =
                threads > 4 ? Executors.newVirtualThreadPerTaskExecutor() : Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                Callable<Integer> task = () -> {
                    for (int round = 0; round < rounds; round++) {
                        work.run(number, round);
                    }
                    return rounds;
                };
                running.add(executor.submit(task));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        report(what, (long) threads * rounds, start);
    }

    private static void report(String what, long count, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-20s %8d in %6.3f s: %8.0f/s%n", what, count, seconds, count / seconds);
    }

    private static void append(Mailbox mailbox) {
        byte[] octets = new byte[SIZE];
        Arrays.fill(octets, (byte) 'x');
        byte[] header = "Subject: benchmark\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, octets, 0, header.length);
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(octets, 0, octets.length);
            mailbox.commit(new Change.Append(
                    List.of(message.finish(Flags.of(MessageFlag.SEEN), InternalDate.of(Instant.now())))));
        }
    }

    private static void flag(Mailbox mailbox, long uid) {
        mailbox.commit(
                new Change.Store(UidSet.of(uid), FlagOperation.ADD, Flags.of(MessageFlag.FLAGGED), Optional.empty()));
    }

    private static void all(Mailbox mailbox, int round) {
        mailbox.commit(new Change.Store(
                UidSet.range(1, UidSet.MAX_UID),
                round % 2 == 0 ? FlagOperation.ADD : FlagOperation.REMOVE,
                Flags.of(MessageFlag.DRAFT),
                Optional.empty()));
    }

    private static void read(Mailbox mailbox, long uid) {
        byte[] octets = new byte[SIZE];
        try (Content content = mailbox.content(uid)) {
            content.read(0, octets, 0, octets.length);
        }
    }
}
