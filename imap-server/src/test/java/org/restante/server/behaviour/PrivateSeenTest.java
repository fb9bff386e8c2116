package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.server.ImapServer;
import org.restante.server.access.AccessSettings;
import org.restante.server.access.SeenFlag;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.memory.MemoryStore;

final class PrivateSeenTest {
    /** A store that keeps one {@code \Seen} for all. */
    private record Common(MailStore store) implements MailStore {
        @Override
        public Set<Feature> features() {
            return EnumSet.complementOf(EnumSet.of(Feature.PRIVATE_SEEN));
        }

        @Override
        public Account account(String user) {
            return store.account(user);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @Test
    void aServerWhoseStoreKeepsOneForAllDoesNotStartWithThatOfEach() {
        AccessSettings each = new AccessSettings("administrators", "Other Users", "Shared", SeenFlag.PRIVATE);
        try (MailStore store = new Common(new MemoryStore())) {
            assertThatThrownBy(() -> ImapServer.builder()
                            .listen("127.0.0.1", 0)
                            .store(store)
                            .settings(AccessSettings.class, each)
                            .start())
                    .hasMessageContaining("\\Seen cannot be private");
        }
    }
}
