package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.server.ImapServer;
import org.restante.server.ImapServerBuilder;
import org.restante.store.memory.MemoryStore;

/** Capabilities that are hidden; what of each is disabled then, the scripts in {@code hidden} show. */
final class HiddenCapabilitiesTest {
    private static ImapServerBuilder server(MemoryStore store) {
        return ImapServer.builder().listen("127.0.0.1", 0).store(store).user("alice", "secret");
    }

    private static List<String> announced(Set<String> hidden) throws IOException {
        try (MemoryStore store = new MemoryStore();
                ImapServer server = server(store).hideCapabilities(hidden).start();
                Socket client = new Socket("127.0.0.1", server.port())) {
            String commands = "a CAPABILITY\r\nb LOGIN alice secret\r\nc CAPABILITY\r\nd LOGOUT\r\n";
            client.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(said).contains("d OK");
            return said.lines()
                    .filter(line -> line.startsWith("* CAPABILITY "))
                    .flatMap(line -> List.of(line.split(" ")).stream().skip(2))
                    .distinct()
                    .toList();
        }
    }

    @Test
    void nothingThatIsHiddenIsAnnounced() throws IOException {
        for (String capability : announced(Set.of())) {
            if (!capability.equals("IMAP4rev1")) {
                assertThat(announced(Set.of(capability.toLowerCase(Locale.ROOT))))
                        .as("without %s", capability)
                        .contains("IMAP4rev1")
                        .doesNotContain(capability);
            }
        }
    }

    @Test
    void aWordStandsForAllOfItsValues() throws IOException {
        assertThat(announced(Set.of("AUTH", "STATUS")))
                .noneMatch(word -> word.startsWith("AUTH=") || word.startsWith("STATUS="))
                .contains("IDLE");
    }

    @Test
    void somethingHasToBeLeft() {
        try (MemoryStore store = new MemoryStore()) {
            ImapServerBuilder nothing = server(store).hideCapabilities(Set.of("imap4REV1"));
            assertThatThrownBy(nothing::start).hasMessageContaining("IMAP4rev1");
        }
    }
}
