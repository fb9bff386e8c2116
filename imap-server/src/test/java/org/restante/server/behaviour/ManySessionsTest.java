package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.server.engine.Limits;
import org.restante.store.MailStore;
import org.restante.store.memory.MemoryStore;

/** Sessions that all change one mailbox agree in the end, and are told nothing that cannot be meanwhile. */
@Timeout(120)
class ManySessionsTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SESSIONS = 6;

    @Test
    void inMemory() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            agree(new MemoryStore(), seed, 150);
        }
    }

    @Test
    void onDerby() throws Exception {
        agree(TestServer.derby(), 99, 60);
    }

    private static void agree(MailStore store, int seed, int steps)
            throws IOException, ExecutionException, InterruptedException {
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            prepare(server);
            List<Actor> actors = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                actors.add(new Actor(server, new Random(seed * 100L + i), i % 2 == 1));
            }
            List<Future<?>> running = new ArrayList<>();
            for (Actor actor : actors) {
                running.add(threads.submit(() -> actor.act(steps)));
            }
            for (Future<?> one : running) {
                one.get();
            }
            for (Actor actor : actors) {
                actor.run("NOOP", true);
                actor.learnNew();
            }
            // What each was told unasked, and what it is told when it asks, is the same for all.
            List<String> truth = actors.getFirst().everything();
            for (Actor actor : actors) {
                MailboxModel told = actor.model();
                assertThat(told.uids()).as("seed %d", seed).doesNotContain(0L);
                String before = told.uids() + " " + told.flags();
                assertThat(actor.everything()).as("seed %d", seed).isEqualTo(truth);
                assertThat(told.uids() + " " + told.flags()).as("seed %d", seed).isEqualTo(before);
                actor.close();
            }
            assertThat(truth).isNotEmpty();
            Eventually.holds("nothing is left", () -> server.sessions() == 0 && server.leases() == 0);
        }
    }

    private static void prepare(TestServer server) throws IOException {
        try (Client client = server.login("alice")) {
            client.ok("CREATE other");
            for (int i = 0; i < 30; i++) {
                client.append("INBOX", "", MESSAGE);
            }
        }
    }

    /** One session that does as it likes. */
    private static final class Actor {
        private static final String[] FLAGS = {"\\Seen", "\\Flagged", "\\Answered", "$a", "$b", "\\Deleted"};

        private final Client client;
        private final Random random;
        private final MailboxModel model = new MailboxModel();

        Actor(TestServer server, Random random, boolean resynchronizing) throws IOException {
            this.client = server.login("alice");
            this.random = random;
            client.ok(resynchronizing ? "ENABLE QRESYNC" : "ENABLE CONDSTORE");
            run("SELECT INBOX", true);
            everything();
        }

        MailboxModel model() {
            return model;
        }

        Void act(int steps) throws IOException {
            for (int i = 0; i < steps; i++) {
                step();
            }
            return null;
        }

        private void step() throws IOException {
            switch (random.nextInt(12)) {
                case 0, 1 -> {
                    note("APPEND", client.appending("INBOX", "(" + flag() + ") ", MESSAGE), true);
                }
                case 2 -> run("EXPUNGE", true);
                case 3 -> run("UID MOVE " + someUid() + " other", true);
                case 4 -> run("UID COPY " + someUid() + " INBOX", true);
                case 5, 6 -> storeBySequence();
                case 7 -> run("UID STORE " + someUid() + " -FLAGS (" + flag() + ")", true);
                case 8 -> storeSilently(someUid(), flag());
                case 9 -> {
                    if (model.size() > 0) {
                        run("FETCH 1:* (UID FLAGS BODY.PEEK[])", false);
                    }
                }
                case 10 -> run("SEARCH SEEN", false);
                default -> run("NOOP", true);
            }
            learnNew();
        }

        void learnNew() throws IOException {
            if (model.uids().contains(0L)) {
                run("FETCH " + (model.uids().indexOf(0L) + 1) + ":* (UID FLAGS)", false);
            }
        }

        private void storeBySequence() throws IOException {
            if (model.size() > 0) {
                run("STORE " + (1 + random.nextInt(model.size())) + " +FLAGS (" + flag() + ")", false);
            }
        }

        // What the server does not tell the client knows by itself (RFC 9051 section 6.4.6).
        private void storeSilently(long uid, String flag) throws IOException {
            model.stored(uid, flag);
            run("UID STORE " + uid + " +FLAGS.SILENT (" + flag + ")", true);
        }

        private String flag() {
            return FLAGS[random.nextInt(FLAGS.length)];
        }

        private long someUid() {
            return model.size() == 0 ? 1 : Math.max(1, model.uids().get(random.nextInt(model.size())));
        }

        void run(String command, boolean expungeAllowed) throws IOException {
            note(command, client.command(command), expungeAllowed);
        }

        private void note(String command, List<String> responses, boolean expungeAllowed) {
            for (String response : responses) {
                model.accept(response, expungeAllowed);
            }
            if (responses.getLast().contains(" BAD ") || responses.getLast().contains("SERVERBUG")) {
                throw new AssertionError(command + " -> " + responses.getLast());
            }
        }

        /** Asks for UID, flags and MODSEQ of everything. */
        List<String> everything() throws IOException {
            if (model.size() == 0) {
                return List.of("empty");
            }
            List<String> responses = client.ok("FETCH 1:* (UID FLAGS MODSEQ)");
            responses.forEach(response -> model.accept(response, false));
            return responses.stream()
                    .map(response -> response.replace("\\Recent ", "")
                            .replace(" \\Recent", "")
                            .replace("\\Recent", ""))
                    .map(ManySessionsTest::sortedFlags)
                    .toList();
        }

        void close() throws IOException {
            client.close();
        }
    }

    private static String sortedFlags(String response) {
        int open = response.indexOf("FLAGS (") + 7;
        int end = response.indexOf(')', open);
        String[] flags = response.substring(open, end).split(" ");
        Arrays.sort(flags);
        return response.substring(0, open) + String.join(" ", flags) + response.substring(end);
    }
}
