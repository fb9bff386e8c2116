package org.restante.server.docs.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.restante.server.ImapServer;
import org.restante.store.memory.MemoryStore;

/** What {@code docs/embedding.md} shows for Spring, compiled and run without it. */
final class SpringTest {
    private static String converse(int port) throws IOException {
        try (Socket client = new Socket("127.0.0.1", port)) {
            client.getOutputStream()
                    .write("a LOGIN alice secret\r\nb STATUS INBOX (MESSAGES)\r\nc LOGOUT\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aContextStartsAndEndsTheServer() throws Exception {
        int port;
        try (BeanContext context = new BeanContext(new MailConfiguration())) {
            port = context.get(ImapServer.class).port();
            assertThat(converse(port)).contains("* STATUS INBOX (MESSAGES 0)");
        }
        assertThatThrownBy(() -> converse(port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void aLifecycleStartsAgain() throws IOException {
        int port = freePort();
        MailLifecycle mail = new MailLifecycle(ImapServer.builder()
                .listen("127.0.0.1", port)
                .store(new MemoryStore())
                .user("alice", "secret"));
        for (int round = 0; round < 2; round++) {
            mail.start();
            assertThat(mail.isRunning()).isTrue();
            assertThat(converse(port)).contains("* STATUS INBOX (MESSAGES 0)");
            mail.stop();
            assertThat(mail.isRunning()).isFalse();
        }
    }

    @Test
    void aServerThatNeverStartedCanBeClosed() {
        ImapServer server = ImapServer.builder()
                .listen("127.0.0.1", 0)
                .store(new MemoryStore())
                .user("alice", "secret")
                .build();
        server.close();
        assertThat(server.addresses()).isEmpty();
    }
}
