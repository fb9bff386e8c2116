package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many clients there may be, and how long they may take. */
@Timeout(60)
class ConnectionLimitsTest {
    private final List<Client> clients = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (Client client : clients) {
            client.close();
        }
    }

    private Client keep(Client client) {
        clients.add(client);
        return client;
    }

    @Test
    void oneMoreConnectionOfOneAddressIsShownOutAtOnce() throws IOException {
        try (TestServer server = TestServer.start(
                new LimitsBuilder().unauthenticatedPerAddress(3).build())) {
            for (int i = 0; i < 3; i++) {
                assertThat(keep(Client.silent(server.address())).response()).startsWith("* OK ");
            }
            assertThat(keep(Client.silent(server.address())).rest()).startsWith("* BYE [LIMIT]");
            assertThat(keep(Client.from(9, server.address())).response()).startsWith("* OK ");
        }
    }

    @Test
    void whoHasLoggedInDoesNotCountAgainstTheAddress() throws IOException {
        try (TestServer server = TestServer.start(
                new LimitsBuilder().unauthenticatedPerAddress(1).build())) {
            for (int i = 0; i < 5; i++) {
                keep(server.login("alice"));
            }
            assertThat(server.sessions()).isEqualTo(5);
        }
    }

    @Test
    void whoLeavesMakesRoomForAnother() throws IOException {
        try (TestServer server = TestServer.start(
                new LimitsBuilder().unauthenticatedPerAddress(1).build())) {
            for (int i = 0; i < 20; i++) {
                Client.connect(server.address()).vanish();
                Eventually.holds("nobody is there", () -> server.sessions() == 0);
            }
            keep(server.login("alice"));
        }
    }

    @Test
    void theOldestThatHasNotLoggedInGoesWhenThereAreTooMany() throws IOException {
        try (TestServer server =
                TestServer.start(new LimitsBuilder().unauthenticated(3).build())) {
            Client user = keep(server.login("alice"));
            Client oldest = keep(Client.from(2, server.address()));
            oldest.response();
            Client second = keep(Client.from(3, server.address()));
            second.response();
            keep(Client.from(4, server.address())).response();

            assertThat(keep(Client.from(5, server.address())).response()).startsWith("* OK ");
            assertThat(oldest.rest()).startsWith("* BYE [UNAVAILABLE]");
            assertThat(second.completion("NOOP")).startsWith("OK");
            assertThat(user.completion("NOOP")).startsWith("OK");
        }
    }

    @Test
    void whoNeverStopsToTalkGoesTooWhenItIsTheOldest() throws IOException {
        try (TestServer server =
                TestServer.start(new LimitsBuilder().unauthenticated(1).build())) {
            Client talker = keep(Client.from(2, server.address()));
            talker.response();
            Thread talking = Thread.ofVirtual().start(() -> talk(talker));
            keep(Client.from(3, server.address())).response();
            assertThat(talker.rest()).contains("* BYE [UNAVAILABLE]");
            talker.vanish();
            join(talking);
        }
    }

    private static void talk(Client client) {
        try {
            while (true) {
                client.send("a NOOP\r\n".repeat(100));
            }
        } catch (IOException shownOut) {
            return;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneSessionMoreOfOneUserFromOneAddressIsRefusedAndCanTryAgain() throws IOException {
        try (TestServer server =
                TestServer.start(new LimitsBuilder().sessionsPerUser(2).build())) {
            Client first = keep(server.login("alice"));
            keep(server.login("alice"));
            Client third = keep(Client.connect(server.address()));
            assertThat(third.completion("LOGIN alice secret")).startsWith("NO [LIMIT]");
            assertThat(third.completion("LIST \"\" *")).startsWith("BAD");
            Client elsewhere = keep(Client.from(9, server.address()));
            elsewhere.response();
            assertThat(elsewhere.completion("LOGIN alice secret")).startsWith("OK");
            keep(server.login("bob"));

            first.ok("LOGOUT");
            Eventually.holds("the first has left", () -> server.sessions() == 4);
            assertThat(third.completion("LOGIN alice secret")).startsWith("OK");
        }
    }

    @Test
    void loginHasToComeInTime() throws IOException {
        try (TestServer server = TestServer.start(
                new LimitsBuilder().loginTime(Duration.ofMillis(200)).build())) {
            Client user = keep(server.login("alice"));
            Client stranger = keep(Client.connect(server.address()));
            assertThat(stranger.rest()).startsWith("* BYE Login took too long");
            assertThat(user.completion("NOOP")).startsWith("OK");
        }
    }

    @Test
    void talkingDoesNotBuyTimeToLogIn() throws IOException {
        try (TestServer server = TestServer.start(
                new LimitsBuilder().loginTime(Duration.ofMillis(200)).build())) {
            Client talker = keep(Client.connect(server.address()));
            Thread talking = Thread.ofVirtual().start(() -> talk(talker));
            assertThat(talker.rest()).contains("* BYE Login took too long");
            talker.vanish();
            join(talking);
        }
    }

    @Test
    void anAnswerToAChallengeHasToComeInTimeToo() throws IOException {
        try (TestServer server = TestServer.start(
                new LimitsBuilder().loginTime(Duration.ofMillis(200)).build())) {
            Client client = keep(Client.connect(server.address()));
            client.send("a AUTHENTICATE PLAIN\r\n");
            assertThat(client.rest()).contains("* BYE Login took too long");
        }
    }

    @Test
    void aSessionThatSaysNothingIsEnded() throws IOException {
        try (TestServer server = TestServer.start(
                new LimitsBuilder().idleTime(Duration.ofMillis(200)).build())) {
            assertThat(keep(server.login("alice").select("INBOX")).rest()).startsWith("* BYE Idle for too long");
            Eventually.holds("nothing is left of it", () -> server.sessions() == 0 && server.leases() == 0);
        }
    }

    @Test
    void anIdlingSessionIsToldThatTheServerIsThereAndEndedInTheEnd() throws IOException {
        try (TestServer server = TestServer.start(new LimitsBuilder()
                .idleTime(Duration.ofMillis(500))
                .keepAlive(Duration.ofMillis(100))
                .build())) {
            Client client = keep(server.login("alice").select("INBOX"));
            client.send("i IDLE\r\n");
            assertThat(client.rest())
                    .startsWith("+ idling\r\n* OK Still here\r\n* OK Still here\r\n")
                    .endsWith("* BYE Idle for too long\r\n");
        }
    }

    @Test
    void anIdlingSessionIsEndedInTimeWhenNoSignOfLifeIsDueBefore() throws IOException {
        try (TestServer server = TestServer.start(
                new LimitsBuilder().idleTime(Duration.ofMillis(200)).build())) {
            Client client = keep(server.login("alice").select("INBOX"));
            client.send("i IDLE\r\n");
            assertThat(client.rest()).isEqualTo("+ idling\r\n* BYE Idle for too long\r\n");
        }
    }
}
