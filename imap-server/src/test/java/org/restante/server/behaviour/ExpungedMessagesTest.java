package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.server.engine.Limits;
import org.restante.store.MailStore;
import org.restante.store.memory.MemoryStore;

/** Messages that are gone for some sessions and not yet for others. */
@Timeout(60)
class ExpungedMessagesTest {
    private static byte[] message(int octets) {
        return ("Subject: x\r\n\r\n" + "x".repeat(octets)).getBytes(StandardCharsets.US_ASCII);
    }

    private static void expungeAll(Client client) throws IOException {
        client.ok("STORE 1:* +FLAGS.SILENT (\\Deleted)");
        client.ok("EXPUNGE");
    }

    @Test
    void theyTakeNoRoomOnceEverybodyHasBeenTold() throws IOException {
        MemoryStore store = new MemoryStore();
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client one = server.login("alice").select("INBOX");
                Client other = server.login("alice")) {
            one.append("INBOX", "", message(1000));
            other.select("INBOX");
            expungeAll(one);
            assertThat(store.storedOctets()).isPositive();
            assertThat(other.ok("FETCH 1 BODY.PEEK[TEXT]").getFirst()).contains("{1000}");
            other.ok("NOOP");
            Eventually.holds("the octets are gone", () -> store.storedOctets() == 0);
        }
    }

    @Test
    void theyTakeNoRoomOnceTheLastThatSawThemHasVanished() throws IOException {
        MemoryStore store = new MemoryStore();
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client one = server.login("alice").select("INBOX")) {
            one.append("INBOX", "", message(1000));
            Client other = server.login("alice").select("INBOX");
            expungeAll(one);
            other.vanish();
            Eventually.holds("the octets are gone", () -> store.storedOctets() == 0);
        }
    }

    @Test
    void whoIsInTheMiddleOfReadingThemReadsThemToTheEndInMemory() throws IOException {
        readToTheEnd(new MemoryStore());
    }

    @Test
    void whoIsInTheMiddleOfReadingThemReadsThemToTheEndOnDerby() throws IOException {
        readToTheEnd(TestServer.derby());
    }

    private static void readToTheEnd(MailStore store) throws IOException {
        int messages = 20;
        int octets = 500_000;
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client one = server.login("alice").select("INBOX")) {
            for (int i = 0; i < messages; i++) {
                one.append("INBOX", "", message(octets));
            }
            Client slow = Client.narrow(server.address()).login("alice").select("INBOX");
            slow.send("a FETCH 1:* (UID BODY.PEEK[TEXT])\r\n");
            assertThat(slow.response()).startsWith("* 1 FETCH");
            expungeAll(one);
            List<String> rest = slow.until("a");
            assertThat(rest).hasSize(messages);
            assertThat(rest.subList(0, messages - 1))
                    .allSatisfy(response -> assertThat(response).contains("BODY[TEXT] {" + octets + "}"));
            assertThat(rest.getLast()).startsWith("a OK");
            MailboxModel model = new MailboxModel();
            model.accept("* " + messages + " EXISTS", true);
            slow.ok("NOOP").forEach(response -> model.accept(response, true));
            assertThat(model.size()).isZero();
            slow.close();
        }
    }

    @Test
    void aMailboxThatIsDeletedWhileItIsReadHarmsNobodyInMemory() throws IOException {
        deletedWhileRead(new MemoryStore());
    }

    @Test
    void aMailboxThatIsDeletedWhileItIsReadHarmsNobodyOnDerby() throws IOException {
        deletedWhileRead(TestServer.derby());
    }

    private static void deletedWhileRead(MailStore store) throws IOException {
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client one = server.login("alice")) {
            one.ok("CREATE gone");
            for (int i = 0; i < 10; i++) {
                one.append("gone", "", message(500_000));
            }
            Client slow = Client.narrow(server.address()).login("alice").select("gone");
            slow.send("a FETCH 1:* (UID BODY.PEEK[TEXT])\r\n");
            assertThat(slow.response()).startsWith("* 1 FETCH");
            one.ok("DELETE gone");
            // In the middle of a literal nobody can say BYE: then the end of the connection has to do.
            String rest = slow.rest();
            assertThat(rest.contains("* BYE") || rest.endsWith("x")).isTrue();
            assertThat(rest.contains("SERVERBUG")).isFalse();
            assertThat(one.completion("SELECT gone")).startsWith("NO");
            one.ok("CREATE gone");
            assertThat(one.ok("STATUS gone (MESSAGES)").getFirst()).contains("MESSAGES 0");
            Eventually.holds("the reader is gone", () -> server.sessions() == 1);
        }
    }
}
