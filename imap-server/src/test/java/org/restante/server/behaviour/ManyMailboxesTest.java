package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.server.engine.Limits;
import org.restante.store.MailStore;
import org.restante.store.memory.MemoryStore;

/** Sessions that get in each other's way across mailboxes. */
@Timeout(120)
class ManyMailboxesTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void movesInOppositeDirectionsLoseNothingInMemory() throws Exception {
        moveToAndFro(new MemoryStore(), 200);
    }

    @Test
    void movesInOppositeDirectionsLoseNothingOnDerby() throws Exception {
        moveToAndFro(TestServer.derby(), 25);
    }

    private static void moveToAndFro(MailStore store, int rounds)
            throws IOException, ExecutionException, InterruptedException {
        int messages = 20;
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client watching = server.login("alice")) {
            watching.ok("CREATE a");
            watching.ok("CREATE b");
            for (int i = 0; i < messages; i++) {
                watching.append("a", "", MESSAGE);
            }
            List<Callable<Void>> movers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                boolean there = i % 2 == 0;
                movers.add(() -> move(server, there ? "a" : "b", there ? "b" : "a", rounds));
            }
            Together.run(movers);
            int left = count(watching, "a") + count(watching, "b");
            assertThat(left).isEqualTo(messages);
        }
    }

    private static Void move(TestServer server, String from, String to, int rounds) throws IOException {
        try (Client client = server.login("alice").select(from)) {
            for (int i = 0; i < rounds; i++) {
                // RFC 5530 section 3: another may have moved some of them meanwhile; then none of them moves.
                assertThat(client.completion("UID MOVE 1:* " + to)).matches("(OK|NO \\[EXPUNGEISSUED\\]).*");
                client.ok("NOOP");
            }
        }
        return null;
    }

    private static int count(Client client, String mailbox) throws IOException {
        String status = client.ok("STATUS " + mailbox + " (MESSAGES)").getFirst();
        return Integer.parseInt(status.substring(status.lastIndexOf(' ') + 1, status.length() - 1));
    }

    @Test
    void aTreeThatEverybodyChangesStaysATreeInMemory() throws Exception {
        changeTheTree(new MemoryStore(), 300);
    }

    @Test
    void aTreeThatEverybodyChangesStaysATreeOnDerby() throws Exception {
        changeTheTree(TestServer.derby(), 40);
    }

    private static void changeTheTree(MailStore store, int steps)
            throws IOException, ExecutionException, InterruptedException {
        try (TestServer server = TestServer.start(store, Limits.DEFAULT)) {
            List<Callable<Void>> gardeners = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Random random = new Random(i);
                gardeners.add(() -> garden(server, random, steps));
            }
            Together.run(gardeners);
            try (Client one = server.login("alice");
                    Client other = server.login("alice")) {
                List<String> tree = one.ok("LIST \"\" *");
                assertThat(tree).doesNotHaveDuplicates().anyMatch(line -> line.endsWith("INBOX"));
                assertThat(other.ok("LIST \"\" *")).isEqualTo(tree);
            }
            Eventually.holds("nothing is left", () -> server.sessions() == 0 && server.leases() == 0);
        }
    }

    private static Void garden(TestServer server, Random random, int steps) throws IOException {
        Client client = server.login("alice");
        for (int i = 0; i < steps; i++) {
            String one = name(random);
            String answer;
            try {
                answer = switch (random.nextInt(8)) {
                    case 0, 1 -> client.completion("CREATE " + one);
                    case 2 -> client.completion("DELETE " + one);
                    case 3 -> client.completion("RENAME " + one + " " + name(random));
                    case 4 -> client.completion("SELECT " + one);
                    case 5 -> client.append(one, "", MESSAGE);
                    case 6 -> client.completion("LIST \"\" * RETURN (STATUS (MESSAGES UNSEEN))");
                    default -> client.completion("UID COPY 1:* " + one);
                };
            } catch (EOFException deletedWhileSelected) {
                client.close();
                client = server.login("alice");
                continue;
            }
            assertThat(answer).doesNotContain("SERVERBUG").doesNotContain("UNAVAILABLE");
        }
        client.close();
        return null;
    }

    private static String name(Random random) {
        String[] names = {"a", "b", "a/x", "a/y", "b/x", "a/x/z"};
        return names[random.nextInt(names.length)];
    }

    @Test
    void noMoreLogInAtOnceThanMay() throws Exception {
        try (TestServer server = TestServer.start(new LimitsBuilder()
                .sessionsPerUser(10)
                .unauthenticatedPerAddress(100)
                .build())) {
            List<Callable<Client>> logins = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                logins.add(() -> Client.connect(server.address()));
            }
            List<Client> clients = Together.run(logins);
            List<Callable<String>> attempts = new ArrayList<>();
            for (Client client : clients) {
                attempts.add(() -> client.completion("LOGIN alice secret"));
            }
            List<String> answers = Together.run(attempts);
            assertThat(answers).filteredOn(answer -> answer.startsWith("OK")).hasSize(10);
            assertThat(answers)
                    .filteredOn(answer -> answer.startsWith("NO [LIMIT]"))
                    .hasSize(30);
            for (Client client : clients) {
                client.vanish();
            }
            Eventually.holds("all have gone", () -> server.sessions() == 0);
        }
    }
}
