package org.restante.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.restante.server.ImapServer;
import org.restante.store.memory.MemoryStore;

/** The store that {@code docs/plugins.md} shows works as it says; the rest of that page is tested by {@code examples/}. */
final class TenantStoreTest {
    private static String converse(ImapServer server, String commands) throws IOException {
        try (Socket client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static ImapServer serving(TenantStore store) throws IOException {
        return ImapServer.builder()
                .listen("127.0.0.1", 0)
                .store(store)
                .user("anna", "secret")
                .start();
    }

    @Test
    void usersOfOneNameAreDifferentForEachTenant() throws IOException {
        MemoryStore shared = new MemoryStore();
        try (ImapServer club = serving(new TenantStore("club", shared));
                ImapServer choir = serving(new TenantStore("choir", shared))) {
            assertThat(converse(club, "a LOGIN anna secret\r\nb CREATE box\r\nc STATUS box (MESSAGES)\r\nd LOGOUT\r\n"))
                    .contains("* STATUS box (MESSAGES 0)");
            assertThat(converse(choir, "a LOGIN anna secret\r\nb STATUS box (MESSAGES)\r\nc LOGOUT\r\n"))
                    .contains("b NO [NONEXISTENT]");
        }
    }
}
