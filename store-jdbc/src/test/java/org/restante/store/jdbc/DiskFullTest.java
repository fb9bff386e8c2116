package org.restante.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.store.Mailbox;
import org.restante.store.StoreException;

/** On a small file system that is filled to its last octet. To mount one takes root. */
@Tag("slow")
final class DiskFullTest {
    private static final int MESSAGE = 20_000;

    @TempDir
    Path directory;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", directory.toString()) == 0,
                "a file system of its own cannot be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", directory.toString());
    }

    @Test
    void theStoreRefusesAndRecoversWithAllThatWasAcknowledged() throws Exception {
        JdbcSettings settings = JdbcSettings.derby(directory.resolve("store")).withReserveOctets(0);
        try (JdbcStore store = JdbcStore.open(settings);
                Mailbox inbox = TestMail.inbox(store)) {
            TestMail.append(inbox, TestMail.octets(MESSAGE, 1));
            Path filler = fill();
            assertThatThrownBy(() -> appendWithoutEnd(inbox))
                    .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                            .isEqualTo(StoreException.Code.OVERQUOTA));
            int acknowledged = inbox.state().messages().size();
            Files.delete(filler);
            long uid = TestMail.append(inbox, TestMail.octets(MESSAGE, 2));
            assertThat(inbox.state().messages().size()).isEqualTo(acknowledged + 1);
            assertThat(TestMail.read(inbox, 1)).isEqualTo(TestMail.octets(MESSAGE, 1));
            assertThat(TestMail.read(inbox, uid)).isEqualTo(TestMail.octets(MESSAGE, 2));
            assertThat(store.check()).isEmpty();
        }
    }

    @Test
    void withSomeSpaceInReserveItGoesOnReading() throws Exception {
        JdbcSettings settings = JdbcSettings.derby(directory.resolve("store")).withReserveOctets(4 << 20);
        try (JdbcStore store = JdbcStore.open(settings);
                Mailbox inbox = TestMail.inbox(store)) {
            assertThatThrownBy(() -> appendWithoutEnd(inbox)).isInstanceOf(StoreException.class);
            assertThat(TestMail.read(inbox, 1)).isEqualTo(TestMail.octets(MESSAGE, 0));
            assertThat(store.check()).isEmpty();
        }
    }

    private static void appendWithoutEnd(Mailbox inbox) {
        for (int seed = 0; ; seed++) {
            TestMail.append(inbox, TestMail.octets(MESSAGE, seed));
        }
    }

    private Path fill() throws IOException {
        Path filler = directory.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            while (Files.getFileStore(directory).getUsableSpace() > 0) {
                out.write(page);
            }
        }
        return filler;
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
