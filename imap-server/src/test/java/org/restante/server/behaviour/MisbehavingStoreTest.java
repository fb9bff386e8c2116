package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.memory.MemoryStore;
import org.slf4j.LoggerFactory;

/**
 * A store that throws what no contract allows, or does not return, from any method of the contract: it harms the session that
 * called it, which is answered all the same, and nobody else.
 */
final class MisbehavingStoreTest {
    private static final Logger SERVER = (Logger) LoggerFactory.getLogger("org.restante");
    private static final Saboteur STORE = new Saboteur(new MemoryStore(), "alice");

    /** Everything that makes a session call the store. */
    private static final List<String> SCRIPT = List.of(
            "LIST \"\" *",
            "NOTIFY SET (personal (MessageNew MessageExpunge MailboxName))",
            "CREATE a",
            "SUBSCRIBE a",
            "LSUB \"\" *",
            "UNSUBSCRIBE a",
            "RENAME a b",
            "CREATE c",
            "SETMETADATA c (/private/specialuse \"\\\\Trash\")",
            "DELETE b",
            "NOTIFY NONE",
            "APPEND INBOX (\\Seen) {17+}\r\nSubject: x\r\n\r\nx\r\n",
            "STATUS INBOX (MESSAGES RECENT UNSEEN)",
            "EXAMINE INBOX",
            "SELECT INBOX",
            "APPEND INBOX {17+}\r\nSubject: x\r\n\r\nx\r\n",
            "FETCH 1:* (FLAGS ENVELOPE BODY.PEEK[TEXT])",
            "STORE 1:* -FLAGS (\\Deleted)",
            "SEARCH BODY x SUBJECT x",
            "SORT (SUBJECT) UTF-8 ALL",
            "COPY 1 c",
            "REPLACE 1 INBOX {17+}\r\nSubject: x\r\n\r\nx\r\n",
            "GETACL INBOX",
            "SETACL INBOX carol lr",
            "MYRIGHTS c",
            "GETMETADATA INBOX /private/comment",
            "SETMETADATA INBOX (/private/comment \"x\")",
            "GETQUOTAROOT INBOX",
            "GENURLAUTH \"imap://alice@localhost/INBOX/;uid=2;urlauth=anonymous\" INTERNAL",
            "RESETKEY INBOX",
            "STORE 1 +FLAGS (\\Deleted)",
            "EXPUNGE",
            "MOVE 1 c",
            "UNSELECT",
            "DELETE c",
            "LOGOUT");

    private static TestServer server;
    private static Client bob;

    @BeforeAll
    static void start() throws IOException {
        SERVER.setLevel(Level.OFF); // hundreds of stack traces, all of them wanted
        server = TestServer.start(STORE);
        try (Client alice = server.login("alice")) {
            script(alice);
        }
        bob = server.login("bob").select("INBOX");
    }

    @AfterAll
    static void stop() throws IOException {
        bob.close();
        server.close();
        SERVER.setLevel(null);
    }

    @AfterEach
    void allIsWell() throws IOException {
        STORE.stop();
        try (Client alice = server.login("alice")) {
            assertThat(script(alice)).noneMatch(answer -> answer.contains("SERVERBUG"));
        }
        Eventually.holds("only bob is there", () -> server.sessions() == 1 && server.leases() == 1);
    }

    static List<Method> contract() {
        return Saboteur.CONTRACT.stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    private static final List<Supplier<Throwable>> FAULTS = List.of(
            () -> new IllegalStateException("a bug"),
            () -> new NoClassDefFoundError("com/example/Missing"),
            () -> new StackOverflowError(),
            () -> new AssertionError("never happens"));

    // Sneaks it past the compiler: a plugin may have been compiled by another one.
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Carries out the script; returns the completions. Where the server closed the connection, with "closed" at the end. */
    private static List<String> script(Client client) throws IOException {
        List<String> answers = new ArrayList<>();
        for (String command : SCRIPT) {
            try {
                answers.add(command + " -> " + client.completion(command));
            } catch (SocketTimeoutException silence) {
                throw new AssertionError("no answer to " + command + " after " + answers, silence);
            } catch (EOFException | SocketException end) {
                answers.add(command + " -> closed");
                return answers;
            }
        }
        return answers;
    }

    private static List<String> attempt() throws IOException {
        try (Client alice = Client.connect(server.address())) {
            String login = alice.completion("LOGIN alice secret");
            return login.startsWith("OK") ? script(alice) : List.of("LOGIN -> " + login);
        }
    }

    private static byte[] message(int octetsOfBody) {
        return ("Subject: x\r\n\r\n" + "x".repeat(octetsOfBody)).getBytes(StandardCharsets.US_ASCII);
    }

    private static void bobGoesOn() throws IOException {
        bob.ok("NOOP");
        assertThat(bob.append("INBOX", "", message(1))).contains(" OK ");
        assertThat(bob.ok("FETCH 1 BODY.PEEK[]")).isNotEmpty();
        try (Client another = server.login("bob")) {
            another.ok("SELECT INBOX");
            another.ok("LIST \"\" *");
            another.ok("STATUS INBOX (MESSAGES)");
            another.ok("LOGOUT");
        }
    }

    @ParameterizedTest
    @MethodSource("contract")
    void whatIsThrownIsAnsweredAndHarmsNobodyElse(Method method) throws IOException {
        for (Supplier<Throwable> fault : FAULTS) {
            STORE.sabotage(method, () -> MisbehavingStoreTest.<RuntimeException>sneak(fault.get()));
            List<String> answers = attempt();
            bobGoesOn();
            STORE.stop();
            assertThat(answers).as("%s", method).noneMatch(answer -> answer.endsWith("closed"));
        }
    }

    @Test
    void theScriptCallsAlmostEverything() throws IOException {
        Set<String> missed = new TreeSet<>();
        for (Method method : contract()) {
            STORE.sabotage(method, () -> {});
            attempt();
            if (STORE.misdeeds() == 0) {
                missed.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
            }
        }
        assertThat(missed)
                .containsExactly(
                        "Content.size", // FETCH knows it
                        "Mailbox.annotations",
                        "Mailbox.readBy",
                        "MailboxKeys.clear",
                        "MailboxKeys.find",
                        "Quota.limit");
    }

    @ParameterizedTest
    @MethodSource("contract")
    void whatDoesNotReturnKeepsNobodyElseWaiting(Method method) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        STORE.sabotage(method, () -> {
            reached.countDown();
            block(released);
        });
        Thread alice = Thread.ofVirtual().start(() -> {
            try {
                attempt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                reached.countDown();
            }
        });
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        long begun = System.nanoTime();
        bobGoesOn();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        released.countDown();
        assertThat(alice.join(Duration.ofSeconds(60))).isTrue();
    }

    private static void block(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Octets that are not as many as the size says. */
    private record Spoiled(Content content, int lastAt, int answer) implements Content {
        @Override
        public long size() {
            return content.size();
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            return position >= lastAt ? answer : content.read(position, target, offset, length);
        }

        @Override
        public void close() {
            content.close();
        }
    }

    static Stream<Integer> wrongCounts() {
        return Stream.of(0, -1, 40_000, 1_000_000);
    }

    @ParameterizedTest
    @MethodSource("wrongCounts")
    void contentThatIsNotAsLongAsItSaysIsNoMessage(int count) throws IOException {
        try (Client alice = server.login("alice")) {
            alice.ok("CREATE spoiled");
            alice.append("spoiled", "", message(10_000));
            alice.append("spoiled", "", message(200_000));
            alice.select("spoiled");
            STORE.contents(content -> new Spoiled(content, 0, count));
            assertThat(alice.completion("FETCH 1:2 BODY.PEEK[]")).startsWith("NO [CORRUPTION]");
            STORE.contents(content -> new Spoiled(content, 100_000, count));
            alice.send("x FETCH 2 BODY.PEEK[]\r\n");
            // Half of it has been sent: whatever came now would be taken for more of it.
            assertThat(alice.rest()).startsWith("* 2 FETCH (BODY[] {200014}").doesNotContain("x OK", "x NO", "BYE");
            bobGoesOn();
        }
        STORE.stop();
        try (Client alice = server.login("alice")) {
            alice.ok("DELETE spoiled");
        }
    }

    @Test
    void theServerStopsThoughACallDoesNotReturn() throws Exception {
        Saboteur store = new Saboteur(new MemoryStore(), "alice");
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        TestServer stopped = TestServer.start(store);
        try (Client alice = stopped.login("alice")) {
            store.sabotage(Mailbox.class.getMethod("state"), () -> {
                reached.countDown();
                while (released.getCount() > 0) {
                    Thread.interrupted();
                    Thread.onSpinWait();
                    Thread.yield();
                }
            });
            alice.send("a SELECT INBOX\r\n");
            assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
            long begun = System.nanoTime();
            stopped.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
        } finally {
            released.countDown();
        }
    }
}
