package org.restante.lmtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.core.connection.TlsOffer;
import org.restante.core.tls.TlsKeys;
import org.restante.core.transport.Endpoint;
import org.restante.lmtp.delivery.Delivery;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.lmtp.delivery.DeliverySettings.DetailMailbox;
import org.restante.lmtp.delivery.Recipients;
import org.restante.lmtp.session.OverQuota;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.MessageTable;
import org.restante.store.memory.MemoryStore;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;

/** The server over a real socket, as a mail transfer agent meets it. */
final class LmtpServerTest {
    private static final int LARGEST = 200_000;

    private final MemoryStore store = new MemoryStore();
    private LmtpServer server;
    private LmtpClient client;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws IOException {
        start(DeliverySettings.of("mail.example", LARGEST, data));
    }

    private void start(DeliverySettings deliveries) throws IOException {
        Endpoint endpoint = new Endpoint(new InetSocketAddress("127.0.0.1", 0), TlsOffer.NONE);
        LmtpSettings settings = new LmtpSettings(
                List.of(endpoint),
                Optional.of(data.resolve("lmtp.sock")),
                LmtpSettings.SOCKET_PERMISSIONS,
                100,
                20,
                Duration.ofMinutes(5),
                OverQuota.DEFER);
        server = new LmtpServer(
                settings,
                deliveries,
                new Recipients(
                        store,
                        StaticDirectory.builder()
                                .user("alice", "secret")
                                .user("bob@example.org", "secret")
                                .user("jürgen@example.org", "secret")
                                .build(),
                        deliveries),
                new Delivery(store, deliveries, Clock.systemUTC()),
                new TlsKeys(Optional.empty()));
        server.start();
        client = new LmtpClient(server.addresses().getFirst().getPort());
        assertThat(client.reply()).startsWith("220 mail.example ");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
        store.close();
    }

    private void restart(DeliverySettings deliveries) throws IOException {
        client.close();
        server.close();
        start(deliveries);
    }

    private List<String> mail(String account, String mailbox) {
        List<String> messages = new ArrayList<>();
        try (Mailbox open = store.account(account).open(MailboxName.of(mailbox))) {
            MessageTable table = open.state().messages();
            for (int i = 0; i < table.size(); i++) {
                messages.add(octets(open, table.uid(i)));
            }
        }
        return messages;
    }

    private static String octets(Mailbox mailbox, long uid) {
        try (Content content = mailbox.content(uid)) {
            byte[] octets = new byte[LARGEST + 2000];
            int count = content.read(0, octets, 0, octets.length);
            return new String(octets, 0, Math.max(count, 0), StandardCharsets.UTF_8);
        }
    }

    private void begin(String... recipients) throws IOException {
        client.say("LHLO mta.example");
        assertThat(client.say("MAIL FROM:<carol@example.net>")).isEqualTo("250 2.1.0 OK");
        for (String recipient : recipients) {
            assertThat(client.say("RCPT TO:<" + recipient + ">")).isEqualTo("250 2.1.5 OK");
        }
    }

    private String send(String message) throws IOException {
        assertThat(client.say("DATA")).startsWith("354 ");
        client.send(message);
        return client.reply();
    }

    @Test
    void saysWhatItCanDo() throws IOException {
        assertThat(client.say("LHLO mta.example"))
                .isEqualTo(
                        """
                        250-mail.example
                        250-PIPELINING
                        250-8BITMIME
                        250-SMTPUTF8
                        250-ENHANCEDSTATUSCODES
                        250-CHUNKING
                        250 SIZE 200000""");
    }

    // RFC 2033 section 4.2, its example: one of three recipients is unknown, and each of the others has a reply
    @Test
    void answersForEachRecipient() throws IOException {
        client.say("LHLO foo.edu");
        client.send("MAIL FROM:<chris@bar.com>\r\nRCPT TO:<alice@foo.edu>\r\nRCPT TO:<jones@foo.edu>\r\n"
                + "RCPT TO:<bob@example.org>\r\nDATA\r\n");
        assertThat(client.reply()).isEqualTo("250 2.1.0 OK");
        assertThat(client.reply()).isEqualTo("250 2.1.5 OK");
        assertThat(client.reply()).isEqualTo("550 5.1.1 There is no such user");
        assertThat(client.reply()).isEqualTo("250 2.1.5 OK");
        assertThat(client.reply()).startsWith("354 ");
        client.send("Subject: one\r\n\r\nBlah blah blah...\r\n.\r\nQUIT\r\n");
        assertThat(client.reply()).startsWith("250 2.0.0 ");
        assertThat(client.reply()).startsWith("250 2.0.0 ");
        assertThat(client.reply()).startsWith("221 2.0.0 ");
        assertThat(mail("alice", "INBOX")).singleElement().asString().contains("Return-Path: <chris@bar.com>");
        assertThat(mail("bob@example.org", "INBOX"))
                .singleElement()
                .asString()
                .endsWith("Subject: one\r\n\r\nBlah blah blah...\r\n")
                .doesNotContain("alice", "Delivered-To");
    }

    @Test
    void putsTraceFieldsBeforeTheMessage() throws IOException {
        begin("alice@example.org");
        assertThat(send("Subject: one\r\n\r\nbody\r\n.\r\n")).startsWith("250 2.0.0 ");
        assertThat(mail("alice", "INBOX"))
                .singleElement()
                .asString()
                .startsWith("Return-Path: <carol@example.net>\r\nDelivered-To: alice@example.org\r\n"
                        + "Received: from mta.example ([127.0.0.1])\r\n\tby mail.example with LMTP id ")
                .contains("\r\n\tfor <alice@example.org>;\r\n\t")
                .endsWith("\r\nSubject: one\r\n\r\nbody\r\n");
    }

    @Test
    void takesAwayTheDotsOfStuffing() throws IOException {
        begin("alice");
        assertThat(send("a: b\r\n\r\n..\r\n...two\r\n.x\r\n.\r\n")).startsWith("250 ");
        assertThat(mail("alice", "INBOX")).singleElement().asString().endsWith("a: b\r\n\r\n.\r\n..two\r\nx\r\n");
    }

    // SMTP smuggling (CVE-2023-51764, CVE-2023-51765, CVE-2023-51766): none of these ends a message, nor is it taken.
    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r.\r", "\r.\r\n", "\r\n.\n", "\r\n.\r", "\r\n\0.\r"})
    void isNotFooledAboutTheEnd(String falseEnd) throws IOException {
        begin("alice");
        String reply = send("a: b\r\n\r\nx" + falseEnd + "MAIL FROM:<evil@example.com>\r\n.\r\n");
        assertThat(reply).startsWith("550 5.6.0 ");
        assertThat(client.say("NOOP")).isEqualTo("250 2.0.0 OK");
        assertThat(mail("alice", "INBOX")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "alice+Lists/java@example.org, Lists/java",
        "alice+nowhere@example.org, INBOX",
        "alice+@example.org, INBOX",
        "ALICE@example.org, ''"
    })
    void findsTheMailboxOfADetail(String address, String mailbox) throws IOException {
        store.account("alice").create(MailboxName.of("Lists/java"), Set.of());
        client.say("LHLO mta.example");
        client.say("MAIL FROM:<>");
        String reply = client.say("RCPT TO:<" + address + ">");
        if (mailbox.isEmpty()) {
            assertThat(reply).startsWith("550 5.1.1 ");
            return;
        }
        assertThat(reply).startsWith("250 ");
        assertThat(send("a: b\r\n\r\n\r\n.\r\n")).startsWith("250 ");
        assertThat(mail("alice", mailbox)).singleElement().asString().startsWith("Return-Path: <>\r\n");
    }

    @Test
    void makesTheMailboxOfADetailIfItIsSaidTo() throws IOException {
        restart(new DeliverySettings(
                "mail.example", LARGEST, Optional.of('-'), DetailMailbox.CREATE, Duration.ZERO, data));
        begin("alice-Neu@example.org");
        assertThat(send("a: b\r\n\r\n\r\n.\r\n")).startsWith("250 ");
        assertThat(mail("alice", "Neu")).hasSize(1);
    }

    @Test
    void suppressesDuplicatesIfItIsSaidTo() throws IOException {
        restart(new DeliverySettings(
                "mail.example", LARGEST, Optional.of('+'), DetailMailbox.EXISTING, Duration.ofHours(1), data));
        for (int i = 0; i < 2; i++) {
            begin("alice", "bob@example.org");
            assertThat(send("Message-ID: <1@example>\r\n\r\n\r\n.\r\n")).startsWith("250 2.0.0 ");
            assertThat(client.reply())
                    .startsWith("250 2.0.0 ")
                    .endsWith(i == 0 ? " delivered" : " was delivered before");
        }
        assertThat(mail("alice", "INBOX")).hasSize(1);
        assertThat(mail("bob@example.org", "INBOX")).hasSize(1);
    }

    @Test
    void deliversOnceToOneMailboxUnderTwoNames() throws IOException {
        begin("alice@example.org", "alice@example.net");
        assertThat(send("a: b\r\n\r\n\r\n.\r\n")).startsWith("250 ");
        assertThat(client.reply()).startsWith("250 ");
        assertThat(mail("alice", "INBOX")).hasSize(1);
    }

    @Test
    void saysWhichMailboxIsFull() throws IOException {
        store.defaultQuota(new QuotaLimits(Map.of(QuotaResource.STORAGE, 1L)));
        begin("alice", "bob@example.org");
        assertThat(send("a: b\r\n\r\n" + "x".repeat(2000) + "\r\n.\r\n")).startsWith("452 4.2.2 ");
        assertThat(client.reply()).startsWith("452 4.2.2 ");
        assertThat(mail("alice", "INBOX")).isEmpty();
    }

    @Test
    void takesChunks() throws IOException {
        begin("alice");
        client.send("BDAT 6\r\na: b\r\nBDAT 4\r\n\r\n.\rBDAT 3 LAST\r\n\n\nxRSET\r\n");
        assertThat(client.reply()).isEqualTo("250 2.0.0 6 octets received");
        assertThat(client.reply()).isEqualTo("250 2.0.0 4 octets received");
        assertThat(client.reply()).startsWith("550 5.6.0 "); // the second LF stands alone
        assertThat(client.reply()).isEqualTo("250 2.0.0 OK");
        begin("alice", "bob@example.org");
        client.send("BDAT 10\r\na: b\r\n\r\n.\r");
        assertThat(client.reply()).startsWith("250 ");
        client.send("BDAT 4 LAST\r\n\nend");
        assertThat(client.reply()).startsWith("250 2.0.0 ");
        assertThat(client.reply()).startsWith("250 2.0.0 ");
        assertThat(mail("alice", "INBOX")).singleElement().asString().endsWith("a: b\r\n\r\n.\r\nend\r\n");
    }

    @Test
    void skipsChunksThatNobodyWants() throws IOException {
        client.say("LHLO mta.example");
        client.send("BDAT 12 LAST\r\nMAIL FROM:<>NOOP\r\n");
        assertThat(client.reply()).startsWith("503 5.5.1 ");
        assertThat(client.reply()).isEqualTo("250 2.0.0 OK");
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        client.say("LHLO mta.example");
        assertThat(client.say("MAIL FROM:<a@b> SIZE=200001")).startsWith("552 5.3.4 ");
        assertThat(client.say("MAIL FROM:<a@b> SIZE=200000")).startsWith("250 ");
        assertThat(client.say("RCPT TO:<alice>")).startsWith("250 ");
        assertThat(send("a: b\r\n\r\n" + ("x".repeat(98) + "\r\n").repeat(2000) + ".\r\n"))
                .startsWith("552 5.3.4 ");
        assertThat(mail("alice", "INBOX")).isEmpty();
    }

    @Test
    void takesTheLargest() throws IOException {
        begin("alice");
        String message = "a: b\r\n\r\n" + "x".repeat(LARGEST - 10) + "\r\n";
        assertThat(send(message + ".\r\n")).startsWith("250 ");
        assertThat(mail("alice", "INBOX")).singleElement().asString().endsWith(message);
        try (var files = Files.list(data)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("incoming")))
                    .isEmpty();
        }
    }

    // RFC 6531 section 3.4
    @Test
    void takesAddressesInUtf8IfTheyAreAnnounced() throws IOException {
        client.say("LHLO mta.example");
        client.say("MAIL FROM:<carol@example.net>");
        assertThat(client.say("RCPT TO:<jürgen@example.org>")).startsWith("553 5.6.7 ");
        client.say("RSET");
        assertThat(client.say("MAIL FROM:<jürgen@example.org>")).startsWith("553 5.6.7 ");
        assertThat(client.say("MAIL FROM:<jürgen@example.org> SMTPUTF8 BODY=8BITMIME"))
                .startsWith("250 ");
        assertThat(client.say("RCPT TO:<jürgen@example.org>")).startsWith("250 ");
        assertThat(send("Subject: Grüße\r\n\r\n.\r\n")).startsWith("250 ");
        assertThat(mail("jürgen@example.org", "INBOX"))
                .singleElement()
                .asString()
                .contains("Return-Path: <jürgen@example.org>", "with UTF8LMTP id", "Subject: Grüße");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EHLO mta.example | 500 5.5.1",
                "HELO mta.example | 500 5.5.1",
                "LHLO | 501 5.5.4",
                "LHLO a\tb | 501 5.5.4",
                "NONSENSE | 500 5.5.1",
                "MAIL FROM:<a@b> | 503 5.5.1",
                "RCPT TO:<alice> | 503 5.5.1",
                "DATA | 503 5.5.1",
                "STARTTLS | 503 5.5.1",
                "BDAT x | 501 5.5.4",
                "BDAT 99999999999999999999 | 501 5.5.4",
                "VRFY alice | 252 2.5.0"
            })
    void answersWhatCannotBe(String line, String reply) throws IOException {
        assertThat(client.say(line)).startsWith(reply + " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MAIL FROM:a@b | 501 5.1.7",
                "MAIL TO:<a@b> | 501 5.1.7",
                "MAIL FROM:<a b@c> | 501 5.1.7",
                "MAIL FROM:<a@b>X | 501 5.1.7",
                "MAIL FROM:<a@b> SIZE=-1 | 501 5.5.4",
                "MAIL FROM:<a@b> BODY=BINARYMIME | 501 5.5.4",
                "MAIL FROM:<a@b> RET=FULL | 555 5.5.4",
                "MAIL FROM:<\"a b\\\"c\"@d> | 250 2.1.0",
                "MAIL FROM:<\"a>\"@d> | 250 2.1.0",
                "MAIL FROM: <@relay.example:a@b> | 250 2.1.0"
            })
    void readsPaths(String line, String reply) throws IOException {
        client.say("LHLO mta.example");
        assertThat(client.say(line)).startsWith(reply + " ");
    }

    @Test
    void endsWhoTalksNonsense() throws IOException {
        for (int i = 0; i < 19; i++) {
            assertThat(client.say("NONSENSE")).startsWith("500 ");
        }
        assertThat(client.say("NONSENSE")).startsWith("500 ");
        assertThat(client.reply()).isEqualTo("421 4.3.2 Too many bad commands");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void reportsLinesThatAreNone() throws IOException {
        client.send("NOOP\nNOOP\r\n");
        assertThat(client.reply()).startsWith("500 5.5.2 A line ends with CRLF");
        assertThat(client.reply()).isEqualTo("250 2.0.0 OK");
        client.send("NOOP " + "x".repeat(5000) + "\r\n");
        assertThat(client.reply()).startsWith("500 5.5.2 Line too long");
        assertThat(client.say("NOOP")).isEqualTo("250 2.0.0 OK");
    }

    @Test
    void boundsTheNumberOfRecipients() throws IOException {
        begin();
        for (int i = 0; i < 100; i++) {
            assertThat(client.say("RCPT TO:<alice@" + i + ".example>")).startsWith("250 ");
        }
        assertThat(client.say("RCPT TO:<alice@last.example>")).startsWith("452 4.5.3 ");
    }

    @Test
    void listensOnAUnixSocketThatOnlySomeMayOpen() throws IOException {
        Path socket = data.resolve("lmtp.sock");
        assertThat(Files.getPosixFilePermissions(socket)).isEqualTo(LmtpSettings.SOCKET_PERMISSIONS);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap("LHLO here\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(4096);
            while (channel.read(answer) >= 0) {
                assertThat(answer.hasRemaining()).isTrue();
            }
            assertThat(new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII))
                    .startsWith("220 mail.example ")
                    .contains("\r\n250 SIZE 200000\r\n221 2.0.0 ");
        }
        server.close();
        assertThat(socket).doesNotExist();
    }
}
