package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.server.engine.Limits;
import org.restante.store.Mailbox;
import org.restante.store.StoreException;
import org.restante.store.memory.MemoryStore;

/** A change is acknowledged, and then the store cannot be read: what the client says of it next is not passed over. */
@Timeout(60)
class UnreadableNewsTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    private static Method state() {
        try {
            return Mailbox.class.getMethod("state");
        } catch (NoSuchMethodException renamed) {
            throw new AssertionError(renamed);
        }
    }

    private static void fail() {
        throw new StoreException(StoreException.Code.UNAVAILABLE, "The database is away");
    }

    @Test
    void aMessageThatTheClientKnowsByAppenduidIsThereForTheNextCommand() throws IOException {
        Saboteur store = new Saboteur(new MemoryStore(), "alice");
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client client = server.login("alice").select("INBOX")) {
            store.sabotage(state(), UnreadableNewsTest::fail);
            assertThat(client.append("INBOX", "", MESSAGE))
                    .contains("APPENDUID")
                    .endsWith(" 1] Appended");
            store.stop();
            assertThat(client.ok("UID STORE 1 +FLAGS.SILENT (\\Deleted)")).contains("* 1 EXISTS");
            assertThat(client.ok("UID EXPUNGE 1")).contains("* 1 EXPUNGE");
        }
    }

    @Test
    void aCommandAboutMessagesIsRefusedAsLongAsTheyCannotBeRead() throws IOException {
        Saboteur store = new Saboteur(new MemoryStore(), "alice");
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client client = server.login("alice").select("INBOX")) {
            store.sabotage(state(), UnreadableNewsTest::fail);
            client.append("INBOX", "", MESSAGE);
            assertThat(client.completion("UID STORE 1 +FLAGS (\\Seen)")).startsWith("NO [UNAVAILABLE] ");
            assertThat(client.completion("UID EXPUNGE 1")).startsWith("NO [UNAVAILABLE] ");
            client.ok("NOOP"); // there is still somebody there
            store.stop();
            assertThat(client.ok("UID STORE 1 +FLAGS (\\Seen)")).contains("* 1 EXISTS");
        }
    }
}
