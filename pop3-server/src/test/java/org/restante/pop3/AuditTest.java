package org.restante.pop3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.core.audit.AuditLog;
import org.restante.core.ban.BanSettings;
import org.restante.core.ban.Networks;
import org.restante.core.tls.SelfSigned;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.mechanism.AnonymousSettings;
import org.slf4j.LoggerFactory;

/** What the audit log says of clients, and who is kept out, over a socket. */
final class AuditTest {
    @TempDir
    static Path folder;

    private final Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.LOGGER);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    private List<String> lines() {
        return log.list.stream()
                .map(event -> event.getFormattedMessage().replaceAll("port=[0-9]+", "port=PORT"))
                .toList();
    }

    private static Module bans(int failures, Duration duration) {
        return binder -> OptionalBinder.newOptionalBinder(binder, BanSettings.class)
                .setBinding()
                .toInstance(new BanSettings(failures, Duration.ofMinutes(1), duration, Networks.NONE));
    }

    @Test
    void aLineForEachLoginFailureAndRefusal() throws IOException {
        try (Fixture server =
                new Fixture(Fixture.Options.usual().with(SelfSigned.in(folder)).withSessions(1))) {
            try (Client client = server.connected();
                    Client second = server.connected()) {
                client.say("USER mrose");
                assertThat(client.say("PASS secret")).startsWith("-ERR [AUTH]");
                client.say("STLS");
                client.encrypt();
                client.login(Fixture.USER, Fixture.PASSWORD);
                second.say("USER mrose");
                assertThat(second.say("PASS " + Fixture.PASSWORD)).startsWith("-ERR [IN-USE]");
            }
        }
        String client = " protocol=pop3 address=127.0.0.1 port=PORT";
        assertThat(lines())
                .containsExactly(
                        "failure" + client + " mechanism=PASS tls=none reason=credentials-invalid user=mrose",
                        "login" + client + " mechanism=PASS tls=TLSv1.3 user=mrose",
                        "login" + client + " mechanism=PASS tls=none user=mrose",
                        "refusal" + client + " reason=sessions-per-user user=mrose");
    }

    @Test
    void whatSomebodyUnknownTellsOfItselfIsLoggedAndCannotBeginALine() throws IOException {
        Module guest = binder -> OptionalBinder.newOptionalBinder(binder, AnonymousSettings.class)
                .setBinding()
                .toInstance(new AnonymousSettings(Optional.of(UserName.of(Fixture.USER))));
        try (Fixture server = new Fixture(Fixture.Options.usual(), guest)) {
            for (String trace : List.of("sirhc", "a \"b\" user=root", "")) {
                try (Client client = server.connected()) {
                    client.say("AUTH ANONYMOUS");
                    assertThat(client.say(Base64.getEncoder().encodeToString(trace.getBytes(UTF_8))))
                            .startsWith("+OK");
                }
            }
            try (Client client = server.connected()) {
                assertThat(client.lines("CAPA")).contains("ANONYMOUS");
                client.say("AUTH ANONYMOUS");
                assertThat(client.say(Base64.getEncoder().encodeToString("a\r\nlogin".getBytes(UTF_8))))
                        .startsWith("-ERR");
            }
        }
        String client = " protocol=pop3 address=127.0.0.1 port=PORT mechanism=ANONYMOUS tls=none";
        assertThat(lines())
                .containsExactly(
                        "login" + client + " user=mrose detail=sirhc",
                        "login" + client + " user=mrose detail=\"a \\\"b\\\" user=root\"",
                        "login" + client + " user=mrose",
                        "failure" + client + " reason=malformed");
    }

    @Test
    void aListenerOffersTheMechanismsOfItsSettingAndNoOthers() throws IOException {
        try (Fixture server = new Fixture(Fixture.Options.usual().withMechanisms("SCRAM-SHA-256", "OAUTHBEARER"));
                Client client = server.connected()) {
            assertThat(client.lines("CAPA")).contains("SASL SCRAM-SHA-256\r\n").doesNotContain("\nUSER\r\n");
            assertThat(client.say("USER mrose")).startsWith("-ERR No such mechanism");
            assertThat(client.say("AUTH PLAIN AG1yb3NlAHRhbnN0YWFm")).startsWith("-ERR No such mechanism");
        }
        assertThat(lines())
                .containsExactly(
                        "failure protocol=pop3 address=127.0.0.1 port=PORT mechanism=PLAIN tls=none reason=unsupported");
    }

    @Test
    void whoFailsTooOftenIsKeptOutForAWhile() throws Exception {
        Duration ban = Duration.ofSeconds(3);
        try (Fixture server = new Fixture(Fixture.Options.usual(), bans(2, ban));
                Client client = server.connected();
                Client second = server.connected()) {
            client.say("USER a");
            client.say("PASS a");
            client.say("USER b");
            assertThat(client.say("PASS b")).as("is told how it went").startsWith("-ERR [AUTH]");
            second.say("USER mrose");
            assertThat(second.say("PASS " + Fixture.PASSWORD)).contains("Too many failed logins");
            try (Client third = new Client(server.address())) {
                assertThat(third.untilTheEnd())
                        .isEqualTo("-ERR [SYS/TEMP] Too many failed logins from your address\r\n");
            }
            Thread.sleep(ban);
            server.loggedIn().close();
        }
        assertThat(lines().stream().map(line -> line.replaceAll(" .* (?=user|reason|seconds)", " ")))
                .containsExactly(
                        "failure user=a",
                        "failure user=b",
                        "ban seconds=3",
                        "refusal reason=banned",
                        "refusal reason=banned",
                        "login user=mrose");
    }
}
