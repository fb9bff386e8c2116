package com.example.club.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.IncomingMessage;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.tck.StoreContract;
import org.restante.store.tck.StoreFixture;

/** The store keeps what every store promises, and other programs can read its files. */
final class ZipStoreTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    protected StoreFixture fixture() {
        return new ZipFixture(folder);
    }

    private record ZipFixture(Path folder) implements StoreFixture {
        private MailStore in(String name, long largestOctets) {
            return ZipStore.open(new ZipStoreSettings(folder.resolve(name), largestOctets));
        }

        @Override
        public MailStore open() {
            return in("first", Long.MAX_VALUE);
        }

        @Override
        public MailStore openSecond() {
            return in("second", Long.MAX_VALUE);
        }

        @Override
        public Optional<MailStore> openLimited(long octets) {
            return Optional.of(in("limited", octets));
        }
    }

    private static void append(Mailbox mailbox, byte[] octets) {
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(octets, 0, octets.length);
            mailbox.commit(new Change.Append(List.of(message.finish(Flags.NONE, new InternalDate(0, 0)))));
        }
    }

    private Path zipFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("first/u-alice"))) {
            return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
        }
    }

    @Test
    void anyProgramReadsTheMail() throws IOException {
        byte[] first = "Subject: one\r\n\r\nOne.\r\n".getBytes(StandardCharsets.US_ASCII);
        try (MailStore store = fixture().open();
                Mailbox inbox = store.account("alice").open(MailboxName.INBOX)) {
            append(inbox, first);
            append(inbox, new byte[3000]);
        }
        try (ZipFile zip = new ZipFile(zipFile().toFile());
                InputStream message = zip.getInputStream(zip.getEntry("1.eml"))) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("1.eml", "1.summary", "2.eml", "2.summary");
            assertThat(message.readAllBytes()).isEqualTo(first);
            assertThat(zip.getEntry("2.eml").getSize()).isEqualTo(3000);
        }
    }

    @Test
    void whatWasExpungedLeavesRoomOnTheDisk() throws IOException {
        try (MailStore store = fixture().open();
                Mailbox inbox = store.account("alice").open(MailboxName.INBOX)) {
            append(inbox, new byte[1_000_000]);
            append(inbox, new byte[1000]);
            inbox.commit(new Change.Expunge(UidSet.of(1)));
            assertThat(Files.size(zipFile())).isGreaterThan(1_000_000);
            inbox.release(inbox.state().modSeq());
            assertThat(Files.size(zipFile())).isLessThan(10_000);
        }
        try (ZipFile zip = new ZipFile(zipFile().toFile())) {
            assertThat(zip.getEntry("2.eml").getSize()).isEqualTo(1000);
        }
    }
}
