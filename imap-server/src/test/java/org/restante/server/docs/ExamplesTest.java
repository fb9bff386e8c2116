package org.restante.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.core.connection.TlsOffer;
import org.restante.core.tls.TlsKeys;
import org.restante.core.transport.Endpoint;
import org.restante.sasl.directory.Directories;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.stock.SaslModule;
import org.restante.server.ImapServer;
import org.restante.server.ImapServerModule;
import org.restante.server.ServerSettings;
import org.restante.server.engine.Limits;
import org.restante.store.MailStore;

/** What {@code docs/plugins.md} shows works as it says. */
final class ExamplesTest {
    /** What the distribution does with its configuration: picks a store and a directory by name. */
    private static final class Picks extends AbstractModule {
        @Override
        protected void configure() {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            bind(ServerSettings.class)
                    .toInstance(new ServerSettings(
                            List.of(new Endpoint(anyPort, TlsOffer.NONE)),
                            "localhost",
                            Limits.DEFAULT,
                            ServerSettings.DEFAULT_SUMMARY_CACHE,
                            Set.of(),
                            Clock.systemUTC()));
            bind(TlsKeys.class).toInstance(new TlsKeys(Optional.empty()));
        }

        @Provides
        @Singleton
        MailStore store(Map<String, MailStore> stores) {
            return stores.get("club");
        }

        @Provides
        @Singleton
        UserDirectory directory(Directories directories) {
            return directories.named("members").orElseThrow();
        }
    }

    private static String converse(String commands) throws IOException {
        try (ImapServer server = Guice.createInjector(
                        new ImapServerModule(), new SaslModule(), new ClubModule(), new Picks())
                .getInstance(ImapServer.class)) {
            server.start();
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                client.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
                return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            }
        }
    }

    @Test
    void aCommandOfAnExtensionIsAnnouncedAndAnswered() throws IOException {
        assertThat(converse("a LOGIN anna secret\r\nb XHELLO \"the world\"\r\nc XHELLO\r\nd LOGOUT\r\n"))
                .contains(" XHELLO")
                .contains("* XHELLO \"the world\"\r\nb OK Hello\r\n")
                .contains("c BAD ");
    }

    @Test
    void aMechanismIsAnnouncedAndLetsIn() throws IOException {
        String ticket = Base64.getEncoder().encodeToString("good-for-anna".getBytes(StandardCharsets.US_ASCII));
        assertThat(converse("a AUTHENTICATE X-TICKET " + ticket + "\r\nb LOGOUT\r\n"))
                .contains(" AUTH=X-TICKET")
                .contains("a OK ");
    }

    @Test
    void aDirectoryKnowsItsMembers() throws IOException {
        assertThat(converse("a LOGIN anna wrong\r\nb LOGOUT\r\n")).contains("a NO [AUTHENTICATIONFAILED]");
    }

    @Test
    void aStoreKeepsMail() throws IOException {
        assertThat(converse("a LOGIN anna secret\r\nb CREATE box\r\nc STATUS box (MESSAGES)\r\nd LOGOUT\r\n"))
                .contains("* STATUS box (MESSAGES 0)");
    }
}
