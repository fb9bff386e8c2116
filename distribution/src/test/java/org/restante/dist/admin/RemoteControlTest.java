package org.restante.dist.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.restante.sasl.directory.UserDirectory;
import org.restante.store.memory.MemoryStore;

/** What a server says of itself comes through the admin socket as it was said. */
final class RemoteControlTest {
    private final FakeControl control = new FakeControl();

    @TempDir
    Path data;

    private AdminServer server() throws IOException {
        UserDirectory directory = new FakeDirectory();
        return AdminServer.start(
                data,
                new StoreAdministration(
                        MemoryStore::new,
                        directory,
                        1,
                        () -> {
                            throw new AssertionError("nothing is delivered");
                        },
                        () -> List::of),
                control);
    }

    @Test
    void everythingComesAcrossAsItWas() throws IOException {
        try (AdminServer server = server();
                RemoteControl remote = RemoteControl.of(data)) {
            assertThat(server).isNotNull();
            assertThat(remote.status()).isEqualTo(FakeControl.STATUS);
            assertThat(remote.sessions()).containsExactly(FakeControl.KNOWN, FakeControl.STRANGER);
            assertThat(remote.logLevels()).isEqualTo(control.logLevels());
            assertThat(remote.traces()).isEqualTo(control.traces());
        }
    }

    @Test
    void ordersArriveAndRefusalsComeBack() throws IOException {
        try (AdminServer server = server();
                RemoteControl remote = RemoteControl.of(data)) {
            assertThat(server).isNotNull();
            assertThat(remote.end(new SessionSelector.Numbered(8), "go")).isEqualTo(1);
            assertThat(remote.end(new SessionSelector.OfUser("8"), "go"))
                    .as("a user, not a number")
                    .isZero();
            assertThat(remote.end(SessionSelector.parse("2001:db8::/32"), "home"))
                    .isEqualTo(1);
            remote.trace(SessionSelector.parse("alice"));
            assertThat(remote.endTrace(Optional.empty())).isFalse();
            assertThat(remote.endTrace(Optional.of(new SessionSelector.OfUser("7"))))
                    .isTrue();
            assertThat(remote.logLevel("org.restante", "debug")).isTrue();
            assertThat(remote.logLevel("org.restant", "debug")).isFalse();
            assertThatThrownBy(() -> remote.logLevel("org.restante", "loud"))
                    .isInstanceOf(AdminException.class)
                    .hasMessageContaining("loud");
            assertThat(remote.status()).as("the next question is understood").isEqualTo(FakeControl.STATUS);
        }
        assertThat(control.told)
                .containsExactly(
                        "8: go",
                        "8: go",
                        "2001:db8:0:0:0:0:0:0/32: home",
                        "trace alice",
                        "no trace of Optional.empty",
                        "no trace of Optional[7]",
                        "org.restante=debug",
                        "org.restant=debug",
                        "org.restante=loud");
    }

    @Test
    void aServerThatIsGoneIsNone() throws IOException {
        assertThatThrownBy(() -> RemoteControl.of(data)).isInstanceOf(NoServer.class);
        int port;
        try (ServerSocket nobody = new ServerSocket(0)) {
            port = nobody.getLocalPort();
        }
        AdminAddress.at(port).write(data); // as one that was killed leaves it
        assertThatThrownBy(() -> RemoteControl.of(data)).isInstanceOf(NoServer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "alice,false,false",
        "j\u00f6rg@example.org,true,false",
        "user:j\u00f6rg@example.org,true,false",
        "7,true,false",
        "user:7,false,false",
        "192.0.2.1,false,true",
        "192.0.2.0/24,false,true",
        "::/0,true,false",
        "99999999999999999999,false,false",
        "192.0.2.256,false,false"
    })
    void aWordIsANumberANetworkOrAUser(String word, boolean known, boolean stranger) {
        SessionSelector which = SessionSelector.parse(word);
        assertThat(which.matches(FakeControl.KNOWN)).isEqualTo(known);
        assertThat(which.matches(FakeControl.STRANGER)).isEqualTo(stranger);
    }
}
