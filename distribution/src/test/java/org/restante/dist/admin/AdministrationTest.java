package org.restante.dist.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.restante.lmtp.delivery.Delivery;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.lmtp.delivery.MailAddress;
import org.restante.lmtp.delivery.Recipients;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.store.memory.MemoryStore;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;
import org.restante.store.quota.QuotaUsage;

/** The same questions to the store itself and through the admin socket. */
final class AdministrationTest {
    private static final UserName ALICE = UserName.of("alice");
    private static final InternalDate DATE = new InternalDate(1_000_000_000, -420);
    private static final Flags FLAGS = Flags.of(MessageFlag.SEEN, MessageFlag.of("$Label"));
    private static final int LARGEST = 200_000;

    private final MemoryStore store = new MemoryStore();
    private final FakeDirectory directory = new FakeDirectory();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(store));

    @TempDir
    Path data;

    enum Way {
        DIRECT,
        REMOTE
    }

    private MailDelivery delivery() {
        DeliverySettings settings = DeliverySettings.of("mail.example", LARGEST, data);
        return new MailDelivery(
                settings, new Recipients(store, directory, settings), new Delivery(store, settings, Clock.systemUTC()));
    }

    private Administration open(Way way) throws IOException {
        Administration direct = new StoreAdministration(
                () -> store, directory, LARGEST, this::delivery, () -> () -> List.of("something is wrong", "and more"));
        if (way == Way.DIRECT) {
            return direct;
        }
        opened.addFirst(AdminServer.start(data, direct, new FakeControl()));
        RemoteAdministration remote =
                RemoteAdministration.connect(AdminAddress.read(data).orElseThrow());
        opened.addFirst(remote);
        return remote;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : opened) {
            resource.close();
        }
    }

    private static void append(Administration administration, String octets) throws IOException {
        administration.append(
                ALICE, MailboxName.INBOX, FLAGS, DATE, out -> out.write(octets.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<String> export(Administration administration) throws IOException {
        List<String> found = new ArrayList<>();
        administration.export(ALICE, MailboxName.INBOX, (flags, internalDate, content) -> {
            assertThat(flags).isEqualTo(FLAGS);
            assertThat(internalDate).isEqualTo(DATE);
            found.add(text(content));
        });
        return found;
    }

    private static String text(MailContent content) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        content.writeTo(octets);
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @EnumSource
    void keepsUsers(Way way) throws IOException {
        Administration administration = open(way);
        administration.addUser(ALICE, Password.of("secret"));
        administration.setPassword(ALICE, Password.of("other"));
        assertThat(administration.users()).containsExactly(ALICE);
        assertThatThrownBy(() -> administration.addUser(ALICE, Password.of("x")))
                .isInstanceOf(AdminException.class)
                .hasMessageContaining("alice");
        administration.removeUser(ALICE);
        assertThatThrownBy(() -> administration.removeUser(ALICE)).isInstanceOf(AdminException.class);
        assertThat(administration.users()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsMailboxes(Way way) throws IOException {
        Administration administration = open(way);
        administration.addUser(ALICE, Password.of("secret"));
        administration.createMailbox(ALICE, MailboxName.of("a/b"));
        administration.renameMailbox(ALICE, MailboxName.of("a"), MailboxName.of("\u00e4"));
        append(administration, "A: b\r\n\r\n");
        assertThat(administration.mailboxes(ALICE))
                .containsExactly(
                        new MailboxLine(MailboxName.INBOX, 1, 8),
                        new MailboxLine(MailboxName.of("\u00e4"), 0, 0),
                        new MailboxLine(MailboxName.of("\u00e4/b"), 0, 0));
        administration.deleteMailbox(ALICE, MailboxName.of("\u00e4/b"));
        assertThatThrownBy(() -> administration.deleteMailbox(ALICE, MailboxName.of("\u00e4/b")))
                .isInstanceOf(AdminException.class);
    }

    @ParameterizedTest
    @EnumSource
    void mistypedUserGetsNoAccount(Way way) throws IOException {
        Administration administration = open(way);
        assertThatThrownBy(() -> administration.mailboxes(ALICE)).hasMessage("there is no user alice");
        assertThatThrownBy(() -> append(administration, "x")).hasMessage("there is no user alice");
        administration.addUser(ALICE, Password.of("secret"));
        append(administration, "y");
        assertThat(export(administration)).containsExactly("y");
    }

    @ParameterizedTest
    @EnumSource
    void handsOutWhatItTookIn(Way way) throws IOException {
        Administration administration = open(way);
        administration.addUser(ALICE, Password.of("secret"));
        String large = "x".repeat(LARGEST);
        append(administration, "A: b\r\n\r\n\0\r\n");
        append(administration, large);
        assertThat(export(administration)).containsExactly("A: b\r\n\r\n\0\r\n", large);
    }

    @ParameterizedTest
    @EnumSource
    void messageThatIsTooLargeIsRefusedAndTheNextIsWelcome(Way way) throws IOException {
        Administration administration = open(way);
        administration.addUser(ALICE, Password.of("secret"));
        assertThatThrownBy(() -> append(administration, "x".repeat(LARGEST + 1)))
                .isInstanceOf(AdminException.class)
                .hasMessageContaining("larger than");
        append(administration, "y");
        assertThat(export(administration)).containsExactly("y");
    }

    @ParameterizedTest
    @EnumSource
    void messageThatCannotBeReadLeavesNothingAndTheNextIsWelcome(Way way) throws IOException {
        Administration administration = open(way);
        administration.addUser(ALICE, Password.of("secret"));
        assertThatThrownBy(() -> administration.append(ALICE, MailboxName.INBOX, FLAGS, DATE, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the disk is scratched");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is scratched");
        append(administration, "y");
        assertThat(export(administration)).containsExactly("y");
    }

    @ParameterizedTest
    @EnumSource
    void mailboxThatIsNotThereIsRefusedAndTheNextCommandIsUnderstood(Way way) throws IOException {
        Administration administration = open(way);
        administration.addUser(ALICE, Password.of("secret"));
        MailboxName nowhere = MailboxName.of("nowhere");
        assertThatThrownBy(() -> administration.export(ALICE, nowhere, (flags, date, content) -> {}))
                .isInstanceOf(AdminException.class);
        assertThatThrownBy(
                        () -> administration.append(ALICE, nowhere, FLAGS, DATE, out -> out.write(new byte[100_000])))
                .isInstanceOf(AdminException.class);
        assertThat(administration.users()).containsExactly(ALICE);
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfDamage(Way way) throws IOException {
        assertThat(open(way).check()).containsExactly("something is wrong", "and more");
    }

    @Test
    void addressIsForItsOwnerAndGoneAfterwards() throws IOException {
        Administration direct =
                new StoreAdministration(() -> store, directory, LARGEST, this::delivery, () -> List::of);
        try (AdminServer server = AdminServer.start(data, direct, new FakeControl())) {
            assertThat(server).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("admin"))))
                    .isEqualTo("rw-------");
        }
        assertThat(AdminAddress.read(data)).isEmpty();
    }

    @Test
    void nobodyGetsInWithoutTheToken() throws IOException {
        open(Way.REMOTE);
        AdminAddress right = AdminAddress.read(data).orElseThrow();
        AdminAddress wrong =
                new AdminAddress(right.port(), "0".repeat(right.token().length()));
        assertThatThrownBy(() -> RemoteAdministration.connect(wrong)).isInstanceOf(AdminException.class);
    }

    @Test
    void tellsThatTheServerIsGone() throws Exception {
        Administration remote = open(Way.REMOTE);
        remote.addUser(ALICE, Password.of("secret"));
        opened.get(1).close();
        assertThatThrownBy(remote::users).isInstanceOf(ServerLost.class);
        assertThatThrownBy(() -> append(remote, "x")).isInstanceOfAny(ServerLost.class, IOException.class);
    }

    @ParameterizedTest
    @EnumSource
    void deliversAsLmtpWould(Way way) throws IOException {
        Administration administration = open(way);
        administration.addUser(ALICE, Password.of("secret"));
        MailContent content = out -> out.write("Subject: hello\r\n\r\nworld\r\n".getBytes(StandardCharsets.UTF_8));

        DeliveryAnswer known = administration.deliver(
                MailAddress.parse("bob@example.org"), address("alice+none@mail.example"), content);
        DeliveryAnswer unknown = administration.deliver(Optional.empty(), address("nobody@mail.example"), content);

        assertThat(known.status()).isEqualTo(DeliveryAnswer.Status.DELIVERED);
        assertThat(unknown.status()).isEqualTo(DeliveryAnswer.Status.NO_USER);
        List<String> delivered = new ArrayList<>();
        administration.export(ALICE, MailboxName.INBOX, (flags, internalDate, exported) -> {
            assertThat(flags.isEmpty()).isTrue();
            delivered.add(text(exported));
        });
        assertThat(delivered)
                .singleElement()
                .asString()
                .contains("Return-Path: <bob@example.org>\r\nDelivered-To: alice+none@mail.example\r\nReceived: by ")
                .endsWith("Subject: hello\r\n\r\nworld\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void setsQuotasAndTellsHowMuchThereIs(Way way) throws IOException {
        Administration administration = open(way);
        administration.addUser(ALICE, Password.of("secret"));
        QuotaLimits limits = QuotaLimits.NONE.with(QuotaResource.STORAGE, 5).with(QuotaResource.MAILBOX, 0);
        administration.limit(ALICE, limits);
        append(administration, "12345");
        assertThat(administration.quota(ALICE)).isEqualTo(new QuotaReport(new QuotaUsage(5, 1, 1), limits));
        assertThatThrownBy(() -> append(administration, "6")).isInstanceOf(AdminException.class);
        administration.limit(ALICE, QuotaLimits.NONE);
        append(administration, "6");
        assertThat(administration.quota(ALICE)).isEqualTo(new QuotaReport(new QuotaUsage(6, 2, 1), QuotaLimits.NONE));
    }

    private static MailAddress address(String text) {
        return MailAddress.parse(text).orElseThrow();
    }
}
