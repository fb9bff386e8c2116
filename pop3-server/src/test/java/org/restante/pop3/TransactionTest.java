package org.restante.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Mailbox;

/** What RFC 1939 sections 5 to 7 say, over a socket. */
final class TransactionTest {
    private static final String FIRST = "Subject: one\r\n\r\n" + "x".repeat(102) + "\r\n"; // 120 octets
    private static final String SECOND = "Subject: two\r\n\r\n.\r\n..\r\n.dot\r\nlast\r\n";

    private Fixture server;

    @BeforeEach
    void start() throws IOException {
        server = new Fixture();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // RFC 1939 section 10
    @Test
    void speaksTheExampleSession() throws IOException {
        server.deliver(FIRST, SECOND);
        int second = SECOND.length();
        try (Client client = server.loggedIn()) {
            assertThat(client.say("STAT")).isEqualTo("+OK 2 " + (120 + second));
            assertThat(client.lines("LIST")).isEqualTo("1 120\r\n2 " + second + "\r\n");
            assertThat(client.say("RETR 1")).isEqualTo("+OK 120 octets");
            assertThat(client.rest()).isEqualTo(FIRST);
            assertThat(client.say("DELE 1")).startsWith("+OK");
            assertThat(client.say("RETR 2")).isEqualTo("+OK " + second + " octets");
            assertThat(client.rest()).isEqualTo("Subject: two\r\n\r\n..\r\n...\r\n..dot\r\nlast\r\n");
            assertThat(client.say("DELE 2")).startsWith("+OK");
            assertThat(client.say("QUIT")).startsWith("+OK");
            assertThat(client.untilTheEnd()).isEmpty();
        }
        assertThat(server.uids()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void tellsOfOneMessage() throws IOException {
        server.deliver(FIRST, SECOND);
        try (Client client = server.loggedIn()) {
            assertThat(client.say("LIST 1")).isEqualTo("+OK 1 120");
            assertThat(client.say("LIST 3")).startsWith("-ERR");
            assertThat(client.say("LIST 0")).startsWith("-ERR");
            assertThat(client.say("LIST 4294967297")).startsWith("-ERR");
            assertThat(client.say("RETR")).startsWith("-ERR");
            assertThat(client.say("LIST x")).startsWith("-ERR");
            assertThat(client.say("NOOP")).startsWith("+OK");
        }
    }

    @Test
    void anEmptyMaildropHasAnEmptyList() throws IOException {
        try (Client client = server.loggedIn()) {
            assertThat(client.say("STAT")).isEqualTo("+OK 0 0");
            assertThat(client.lines("LIST")).isEmpty();
            assertThat(client.lines("UIDL")).isEmpty();
        }
    }

    @Test
    void whatIsDeletedIsNotListedAndNotReadAndComesBackByReset() throws IOException {
        server.deliver(FIRST, SECOND);
        try (Client client = server.loggedIn()) {
            assertThat(client.say("DELE 1")).startsWith("+OK");
            assertThat(client.say("DELE 1")).startsWith("-ERR");
            assertThat(client.say("RETR 1")).startsWith("-ERR");
            assertThat(client.say("TOP 1 0")).startsWith("-ERR");
            assertThat(client.say("LIST 1")).startsWith("-ERR");
            assertThat(client.say("UIDL 1")).startsWith("-ERR");
            assertThat(client.say("STAT")).isEqualTo("+OK 1 " + SECOND.length());
            assertThat(client.lines("LIST")).isEqualTo("2 " + SECOND.length() + "\r\n");
            assertThat(client.say("RSET")).isEqualTo("+OK 2 messages (" + (120 + SECOND.length()) + " octets)");
            assertThat(client.say("STAT")).startsWith("+OK 2 ");
            assertThat(client.say("QUIT")).startsWith("+OK");
        }
        assertThat(server.uids()).isEqualTo(UidSet.of(1, 2));
    }

    // RFC 1939 section 6: only QUIT enters the UPDATE state.
    @Test
    void nothingIsRemovedWithoutQuit() throws IOException {
        server.deliver(FIRST);
        try (Client client = server.loggedIn()) {
            assertThat(client.say("DELE 1")).startsWith("+OK");
        }
        try (Client client = server.loggedIn()) {
            assertThat(client.say("STAT")).startsWith("+OK 1 ");
        }
    }

    @Test
    void uniqueIdsStayAndAreOfThePlaceAndTheTimeOfTheMessage() throws IOException {
        server.deliver(FIRST, SECOND);
        String both;
        try (Client client = server.loggedIn()) {
            both = client.lines("UIDL");
            assertThat(both.lines().map(line -> line.substring(2)).distinct())
                    .hasSize(2)
                    .allMatch(id -> id.length() == 16);
            assertThat(client.say("UIDL 2"))
                    .isEqualTo("+OK " + both.lines().toList().get(1));
            client.say("DELE 1");
            client.say("QUIT");
        }
        try (Client client = server.loggedIn()) {
            assertThat(client.lines("UIDL").strip().substring(2))
                    .isEqualTo(both.lines().toList().get(1).substring(2));
        }
    }

    @Test
    void topIsTheHeaderAndSoManyLines() throws IOException {
        server.deliver(SECOND, "Subject: no body\r\n", FIRST.replace("\r\n", "\n"));
        try (Client client = server.loggedIn()) {
            assertThat(client.lines("TOP 1 0")).isEqualTo("Subject: two\r\n\r\n");
            assertThat(client.lines("TOP 1 2")).isEqualTo("Subject: two\r\n\r\n..\r\n...\r\n");
            assertThat(client.lines("TOP 1 99999999999"))
                    .isEqualTo("Subject: two\r\n\r\n..\r\n...\r\n..dot\r\nlast\r\n");
            assertThat(client.lines("TOP 2 5")).isEqualTo("Subject: no body\r\n");
            assertThat(client.lines("TOP 3 0")).isEqualTo("Subject: one\r\n\r\n");
            assertThat(client.say("TOP 1")).startsWith("-ERR");
            assertThat(client.say("TOP 1 -1")).startsWith("-ERR");
        }
    }

    @Test
    void sizesAreThoseOfWhatIsSent() throws IOException {
        server.deliver("a: b\n\nlone\nfeeds", "", ".", "no end", "\r", FIRST);
        try (Client client = server.loggedIn()) {
            long all = 0;
            for (int number = 1; number <= 6; number++) {
                String size = client.say("LIST " + number).substring(6);
                String message = client.lines("RETR " + number);
                int doubled = number == 3 ? 1 : 0;
                assertThat(Integer.toString(message.length() - doubled))
                        .as("message %d", number)
                        .isEqualTo(size);
                all += message.length() - doubled;
            }
            assertThat(client.say("STAT")).isEqualTo("+OK 6 " + all);
        }
        server.deliver("late\nr");
        try (Client client = server.loggedIn()) {
            assertThat(client.say("LIST 1")).isEqualTo("+OK 1 21");
            assertThat(client.say("LIST 7")).isEqualTo("+OK 7 9");
        }
    }

    // Blocks of the store and of the output end within, before and behind line ends and dots.
    @Test
    void longMessagesComeWhole() throws IOException {
        StringBuilder message = new StringBuilder("Subject: long\r\n\r\n");
        for (int i = 0; message.length() < 300_000; i++) {
            message.append(".".repeat(i % 3)).append("x".repeat(i % 71)).append("\r\n");
        }
        server.deliver(message.toString());
        try (Client client = server.loggedIn()) {
            assertThat(client.say("RETR 1")).isEqualTo("+OK " + message.length() + " octets");
            StringBuilder received = new StringBuilder();
            client.rest().lines().forEach(line -> received.append(line.startsWith(".") ? line.substring(1) : line)
                    .append("\r\n"));
            assertThat(received.toString().equals(message.toString())).isTrue();
            assertThat(client.lines("TOP 1 3")).isEqualTo("Subject: long\r\n\r\n\r\n..x\r\n...xx\r\n");
        }
    }

    @Test
    void whatOthersRemoveKeepsItsNumberAndIsNotRead() throws IOException {
        server.deliver(FIRST, SECOND, FIRST);
        try (Client client = server.loggedIn()) {
            server.expunge(1);
            assertThat(client.say("RETR 1")).startsWith("-ERR");
            assertThat(client.say("TOP 1 1")).startsWith("-ERR");
            assertThat(client.say("LIST 2")).isEqualTo("+OK 2 " + SECOND.length());
            assertThat(client.lines("RETR 3")).isEqualTo(FIRST);
            assertThat(client.say("DELE 1")).startsWith("+OK");
            assertThat(client.say("DELE 3")).startsWith("+OK");
            server.deliver(SECOND);
            assertThat(client.say("STAT")).startsWith("+OK 1 ");
            assertThat(client.say("QUIT")).startsWith("+OK");
        }
        assertThat(server.uids()).isEqualTo(UidSet.of(2, 4));
    }

    @Test
    void manySessionsMayHaveTheSameMaildrop() throws IOException {
        server.deliver(FIRST);
        try (Client one = server.loggedIn();
                Client other = server.loggedIn()) {
            assertThat(one.say("DELE 1")).startsWith("+OK");
            assertThat(other.lines("RETR 1")).isEqualTo(FIRST);
            assertThat(one.say("QUIT")).startsWith("+OK");
            assertThat(other.say("RETR 1")).startsWith("-ERR");
            assertThat(other.say("QUIT")).startsWith("+OK");
        }
    }

    @Test
    void commandsMayBePipelined() throws IOException {
        server.deliver(FIRST, SECOND);
        try (Client client = server.connected()) {
            client.send("USER mrose\r\nPASS tanstaaf\r\nSTAT\r\nRETR 1\r\nDELE 1\r\nNOOP\r\nQUIT\r\n");
            String all = client.untilTheEnd();
            assertThat(all.lines().filter(line -> line.startsWith("+OK"))).hasSize(7);
            assertThat(all).contains("+OK 120 octets\r\n" + FIRST + ".\r\n+OK ");
        }
        assertThat(server.uids()).isEqualTo(UidSet.of(2));
    }

    @Test
    void commandsOfTheOtherStateAreRefused() throws IOException {
        try (Client client = server.loggedIn()) {
            for (String command : new String[] {"USER x", "AUTH PLAIN", "STLS", "UTF8"}) {
                assertThat(client.say(command)).isEqualTo("-ERR Already logged in");
            }
            assertThat(client.say("XTND")).isEqualTo("-ERR Too many bad commands");
            assertThat(client.untilTheEnd()).isEmpty();
        }
    }

    private boolean isSeen(long uid) {
        try (Mailbox inbox = server.inbox()) {
            var messages = inbox.state().messages();
            return messages.flags(messages.indexOf(uid)).contains(MessageFlag.SEEN);
        }
    }

    @Test
    void whatWasRetrievedIsSeenFromQuitOn() throws IOException {
        server.close();
        server = new Fixture(Fixture.Options.usual().with(Pop3Settings.Retrieved.SEEN));
        server.deliver(FIRST, SECOND, FIRST);
        try (Client client = server.loggedIn()) {
            client.lines("RETR 1");
            client.lines("TOP 2 0");
            client.lines("RETR 3");
            assertThat(isSeen(1)).isFalse();
            client.say("DELE 3");
            assertThat(client.say("QUIT")).startsWith("+OK");
        }
        assertThat(isSeen(1)).isTrue();
        assertThat(isSeen(2)).isFalse();
        assertThat(server.uids()).isEqualTo(UidSet.of(1, 2));
    }

    @Test
    void headersAreAsciiForThoseWhoDoNotSayUtf8() throws IOException {
        String message = "Subject: \u00c3\u00a4\r\nTo: x\r\n\r\nB\u00c3\u00a4r\r\n";
        try (Fixture strict = new Fixture(Fixture.Options.usual().with(Pop3Settings.EightBitHeaders.REPLACE))) {
            strict.deliver(message);
            try (Client client = strict.loggedIn()) {
                assertThat(client.lines("RETR 1")).isEqualTo("Subject: ??\r\nTo: x\r\n\r\nB\u00c3\u00a4r\r\n");
                assertThat(client.lines("TOP 1 0")).isEqualTo("Subject: ??\r\nTo: x\r\n\r\n");
                assertThat(client.say("LIST 1")).isEqualTo("+OK 1 " + message.length());
            }
            try (Client client = strict.connected()) {
                assertThat(client.say("UTF8")).startsWith("+OK");
                client.login(Fixture.USER, Fixture.PASSWORD);
                assertThat(client.lines("RETR 1")).isEqualTo(message);
            }
        }
        server.deliver(message);
        try (Client client = server.loggedIn()) {
            assertThat(client.lines("RETR 1")).isEqualTo(message);
        }
    }
}
