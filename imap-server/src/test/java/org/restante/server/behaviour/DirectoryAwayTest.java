package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;
import org.restante.server.ImapServer;
import org.restante.store.memory.MemoryStore;

/** A user directory that does not answer for a while is nobody's fault, and passes (RFC 5530 section 3, UNAVAILABLE). */
@Timeout(60)
final class DirectoryAwayTest {
    private final Away directory = new Away();

    private static final class Away implements UserDirectory {
        private final StaticDirectory users = StaticDirectory.builder()
                .user("alice", "secret", Set.of("administrators"))
                .build();
        private volatile boolean away;

        private StaticDirectory users() {
            if (away) {
                throw new DirectoryException(DirectoryException.Code.UNAVAILABLE, "out to lunch");
            }
            return users;
        }

        @Override
        public String realm() {
            return "away";
        }

        @Override
        public boolean verifiesPasswords() {
            return true;
        }

        @Override
        public Set<CredentialKind<?>> credentialKinds() {
            return Set.of();
        }

        @Override
        public Optional<UserRecord> find(UserName user) {
            return users().find(user);
        }

        @Override
        public VerifyResult verify(PasswordAttempt attempt) {
            return users().verify(attempt);
        }

        @Override
        public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
            return users().credential(user, kind);
        }
    }

    @Test
    void isATemporaryFailureForLoginsAndForWhatDependsOnGroups() throws IOException {
        try (ImapServer server = ImapServer.builder()
                        .listen("127.0.0.1", 0)
                        .store(new MemoryStore())
                        .directory(directory)
                        .start();
                Client alice = Client.connect(server.addresses().getFirst()).login("alice");
                Client other = Client.connect(server.addresses().getFirst())) {
            directory.away = true;
            assertThat(other.completion("LOGIN alice secret")).startsWith("NO [UNAVAILABLE]");
            assertThat(alice.completion("SETQUOTA \"#shared\" (MESSAGE 5)")).startsWith("NO [UNAVAILABLE]");
            alice.ok("SELECT INBOX");
            directory.away = false;
            alice.ok("SETQUOTA \"#shared\" (MESSAGE 5)");
            other.ok("LOGIN alice secret");
        }
    }
}
