package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Mailbox;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;

/** A disk that is full, and one that can only be read: refused with a code, and nothing is damaged or lost. */
final class DiskFaultsTest {
    private static final String MAIL = "Subject: x\r\n\r\n" + "text ".repeat(4000) + "\r\n";

    @TempDir
    Path disk;

    private MaildirStore store;
    private Mailbox inbox;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()) == 0,
                "a file system of its own cannot be mounted here");
        open();
    }

    @AfterEach
    void unmount() throws Exception {
        close();
        run("umount", disk.toString());
    }

    private void open() {
        store = MaildirStore.open(MaildirFixture.settings(disk).withReserveOctets(0));
        inbox = store.account("alice").open(MailboxName.INBOX);
    }

    private void close() {
        inbox.close();
        store.close();
    }

    private UidSet uids() {
        return inbox.state().messages().uids();
    }

    private static void assertRefused(Code code, ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOfSatisfying(StoreException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    @Test
    void aFullDiskIsARefusalUntilThereIsRoom() throws Exception {
        long kept = Others.append(inbox, MAIL);
        long flagged = Others.append(inbox, MAIL);
        Path filler = fill();
        assertRefused(Code.OVERQUOTA, this::appendWithoutEnd);
        UidSet acknowledged = uids();
        assertThat(Others.read(inbox, kept)).isEqualTo(MAIL);

        Files.delete(filler);
        long after = Others.append(inbox, MAIL);
        Others.flag(inbox, flagged, MessageFlag.FLAGGED, MessageFlag.of("$Label"));
        close();
        open();
        assertThat(uids()).isEqualTo(acknowledged.union(UidSet.of(after)));
        assertThat(Others.read(inbox, kept)).isEqualTo(MAIL);
        assertThat(Others.read(inbox, after)).isEqualTo(MAIL);
        assertThat(Others.flags(inbox, flagged).contains(MessageFlag.of("$Label")))
                .isTrue();
        assertThat(store.inspect()).isEmpty();
    }

    private void appendWithoutEnd() {
        while (true) {
            Others.append(inbox, MAIL);
        }
    }

    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(disk).getUsableSpace() > 40_000) {
                out.write(page);
            }
        }
        return filler;
    }

    @Test
    void aReadOnlyDiskIsSaidToBeOneAndNothingIsDamaged() throws Exception {
        long kept = Others.append(inbox, MAIL);
        close();
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
        open();
        assertReadOnly(this::uids);
        assertReadOnly(() -> Others.append(inbox, MAIL));
        assertReadOnly(() -> inbox.commit(new Change.Expunge(UidSet.of(kept))));
        close();
        assertThat(run("mount", "-o", "remount,rw", disk.toString())).isZero();
        open();
        assertThat(uids()).isEqualTo(UidSet.of(kept));
        assertThat(Others.read(inbox, kept)).isEqualTo(MAIL);
        Others.append(inbox, MAIL);
        assertThat(store.inspect()).isEmpty();
    }

    private static void assertReadOnly(ThrowingCallable change) {
        assertRefused(Code.UNAVAILABLE, change);
        assertThatThrownBy(change).hasMessage("The disk of this mail is read-only");
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    }
}
