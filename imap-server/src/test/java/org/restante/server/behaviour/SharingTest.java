package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.server.ImapServer;
import org.restante.server.ImapServerBuilder;
import org.restante.store.MailStore;
import org.restante.store.access.OwnerOnly;
import org.restante.store.memory.MemoryStore;

/** Mailboxes of others, where they are not to be had, and where many fill them. */
@Timeout(60)
final class SharingTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    private static ImapServerBuilder server(MailStore store) {
        return ImapServer.builder()
                .listen("127.0.0.1", 0)
                .store(store)
                .directory(StaticDirectory.builder()
                        .user("alice", "secret", Set.of("administrators"))
                        .user("bob", "secret")
                        .build());
    }

    private static Client login(ImapServer server, String user) throws IOException {
        return Client.connect(server.addresses().getFirst()).login(user);
    }

    @Test
    void whereEverybodyIsAloneOthersDoNotExist() throws IOException {
        MailStore store = new MemoryStore();
        try (ImapServer sharing = server(store).start();
                Client alice = login(sharing, "alice")) {
            alice.ok("CREATE team");
            alice.ok("SETACL team bob lrswi");
        }
        try (ImapServer alone = server(store).access(new OwnerOnly()).start();
                Client alice = login(alone, "alice");
                Client bob = login(alone, "bob")) {
            assertThat(bob.ok("CAPABILITY").getFirst()).doesNotContain(" ACL").doesNotContain("RIGHTS=");
            assertThat(alice.completion("SETACL team bob lr")).doesNotStartWith("OK");
            assertThat(bob.ok("LIST \"\" *")).noneMatch(line -> line.contains("team") || line.contains("Other"));
            assertThat(bob.completion("SELECT \"Other Users/alice/team\""))
                    .isEqualTo(bob.completion("SELECT \"Other Users/nobody/team\""))
                    .startsWith("NO [NONEXISTENT]");
            assertThat(bob.append("\"Other Users/alice/team\"", "", MESSAGE)).contains(" NO ");
            assertThat(alice.append("team", "", MESSAGE)).contains(" OK ");
        }
    }

    @Test
    void whatIsSharedIsFilledToItsLimitAndNoFurther() throws IOException, ExecutionException, InterruptedException {
        try (ImapServer server = server(new MemoryStore()).start();
                Client alice = login(server, "alice")) {
            alice.ok("CREATE Shared/board");
            alice.ok("SETACL Shared/board bob lrswi");
            alice.ok("SETQUOTA \"#shared\" (MESSAGE 5)");
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String user = i % 2 == 0 ? "alice" : "bob";
                writers.add(() -> fill(server, user));
            }
            assertThat(Together.run(writers).stream().mapToInt(taken -> taken).sum())
                    .isEqualTo(5);
            assertThat(alice.ok("GETQUOTA \"#shared\"").getFirst()).contains("(MESSAGE 5 5)");
            assertThat(alice.append("INBOX", "", MESSAGE)).contains(" OK "); // another root
        }
    }

    private static int fill(ImapServer server, String user) throws IOException {
        int taken = 0;
        try (Client client = login(server, user)) {
            for (int i = 0; i < 3; i++) {
                String answer = client.append("Shared/board", "", MESSAGE);
                assertThat(answer).matches("\\S+ (OK|NO \\[OVERQUOTA\\]) .*");
                taken += answer.contains(" OK ") ? 1 : 0;
            }
        }
        return taken;
    }
}
