package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.restante.server.engine.Limits;
import org.restante.store.Account;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.memory.MemoryStore;

/** What SEARCH, SORT, THREAD and contexts do with more messages than a script has. */
final class SearchAndOrderTest {
    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A store that counts how often the octets of a message are asked for. */
    private static <T> T counting(Class<T> type, T real, AtomicInteger opened) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (type == Mailbox.class && method.getName().equals("content")) {
                        opened.incrementAndGet();
                    }
                    try {
                        return switch (method.invoke(real, arguments)) {
                            case Account account -> counting(Account.class, account, opened);
                            case Mailbox mailbox -> counting(Mailbox.class, mailbox, opened);
                            case null -> null;
                            case Object other -> other;
                        };
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    @Test
    void headersAreSearchedAndMessagesOrderedWithoutOpeningThem() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        MailStore store = counting(MailStore.class, new MemoryStore(), opened);
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client client = server.login("alice")) {
            for (int i = 0; i < 50; i++) {
                client.append(
                        "INBOX",
                        "",
                        octets("From: a" + i % 7 + "@example.com\r\nTo: b@example.com\r\nSubject: s" + i % 5
                                + "\r\nDate: Mon, 6 Mar 2000 08:00:" + (10 + i) + " +0000\r\nMessage-ID: <" + i
                                + "@x>\r\nReferences: <"
                                + i / 2 + "@x>\r\n\r\nbody"));
            }
            client.select("INBOX");
            opened.set(0);
            for (String command : List.of(
                    "SEARCH SUBJECT s1 FROM a1",
                    "SEARCH HEADER Message-ID 3@x SENTON 6-Mar-2000",
                    "SEARCH FUZZY SUBJECT s1",
                    "SORT (SUBJECT FROM TO CC DATE ARRIVAL SIZE) UTF-8 ALL",
                    "SORT (DISPLAYFROM DISPLAYTO) UTF-8 TO b",
                    "THREAD REFERENCES UTF-8 ALL",
                    "THREAD REFS UTF-8 ALL",
                    "THREAD ORDEREDSUBJECT UTF-8 ALL")) {
                client.ok(command);
                assertThat(opened).as(command).hasValue(0);
            }
            client.ok("SEARCH BODY body");
            assertThat(opened).hasValue(50);
        }
    }

    // Each message has two answers, of which the second has two answers: as deep as there are messages.
    @Test
    void threadsNestAsDeepAsMailDoes() throws IOException {
        int depth = 1500;
        try (TestServer server = TestServer.start();
                Client client = server.login("alice")) {
            StringBuilder expected = new StringBuilder("* THREAD ");
            for (int i = 0; i < depth; i++) {
                String parent = i == 0 ? "" : "In-Reply-To: <" + (2 * i - 1) + "@x>\r\n";
                for (int j = 0; j < 2; j++) {
                    client.append(
                            "INBOX",
                            "\"01-Jan-2000 00:00:00 +0000\" ",
                            octets("Message-ID: <" + (2 * i + j) + "@x>\r\n" + parent + "\r\nx"));
                }
                expected.append(
                        i == 0 ? "(1)(2 " : "(" + (2 * i + 1) + ")(" + (2 * i + 2) + (i + 1 < depth ? " " : ""));
            }
            expected.append(")".repeat(depth));
            client.select("INBOX");
            assertThat(client.ok("THREAD REFERENCES UTF-8 ALL")).containsExactly(expected.toString());
            assertThat(client.ok("UID THREAD REFS UTF-8 ALL")).containsExactly(expected.toString());
        }
    }

    // What a client makes of ADDTO and REMOVEFROM is what a new SORT returns.
    @Test
    void aSortedContextStaysWhatSortReturns() throws IOException {
        Random random = new Random(5267);
        try (TestServer server = TestServer.start();
                Client client = server.login("alice");
                Client other = server.login("alice")) {
            for (int i = 0; i < 30; i++) {
                append(client, random);
            }
            client.select("INBOX");
            other.select("INBOX");
            SortedContext context =
                    new SortedContext(client.ok("UID SORT RETURN (UPDATE ALL) (SUBJECT) UTF-8 UNFLAGGED"));
            for (int round = 0; round < 60; round++) {
                SortedSet<Integer> some = new TreeSet<>();
                for (int i = 0; i < 5; i++) {
                    some.add(1 + random.nextInt(20));
                }
                String set = some.toString().replaceAll("[\\[\\] ]", "");
                switch (random.nextInt(4)) {
                    case 0 -> other.ok("STORE " + set + " +FLAGS.SILENT (\\Flagged)");
                    case 1 -> other.ok("STORE " + set + " -FLAGS.SILENT (\\Flagged)");
                    case 2 -> append(other, random);
                    default -> {
                        other.ok("STORE " + some.first() + " +FLAGS.SILENT (\\Deleted)");
                        other.ok("EXPUNGE");
                        append(other, random);
                    }
                }
                client.ok("NOOP").forEach(context::apply);
                List<String> sorted = client.ok("UID SORT (SUBJECT) UTF-8 UNFLAGGED");
                assertThat("* SORT" + context).isEqualTo(sorted.getLast());
            }
        }
    }

    private static void append(Client client, Random random) throws IOException {
        client.append("INBOX", "", octets("Subject: " + (char) ('a' + random.nextInt(6)) + "\r\n\r\nx"));
    }
}
