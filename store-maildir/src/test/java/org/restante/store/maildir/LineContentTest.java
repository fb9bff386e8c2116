package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.store.Content;

/** Files whose lines end as they like are messages whose lines end with CRLF, in whatever ranges they are read. */
final class LineContentTest {
    private static final int BLOCK = 32 << 10;

    @TempDir
    private Path folder;

    // The plainest way to say what is wanted.
    private static byte[] withReturns(byte[] file) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n' && (i == 0 || file[i - 1] != '\r')) {
                message.write('\r');
            }
            message.write(file[i]);
        }
        return message.toByteArray();
    }

    private static byte[] file(Random random, int length) {
        byte[] signs = {'\r', '\n', 'x', (byte) 0x8A, (byte) 0xFF};
        int dense = 1 + random.nextInt(80);
        byte[] file = new byte[length];
        for (int i = 0; i < length; i++) {
            file[i] = random.nextInt(dense) == 0 ? signs[random.nextInt(signs.length)] : (byte) 'a';
        }
        if (length > BLOCK) { // where a block ends
            file[BLOCK - 1] = signs[random.nextInt(2)];
            file[BLOCK] = signs[random.nextInt(2)];
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1_000, BLOCK - 1, BLOCK, BLOCK + 1, BLOCK + 2, 2 * BLOCK, 3 * BLOCK + 17})
    void isWhatTheFileIsWithReturns(int length) throws IOException {
        Random random = new Random(length);
        for (int round = 0; round < 50; round++) {
            byte[] octets = file(random, length);
            byte[] wanted = withReturns(octets);
            Path path = Files.write(folder.resolve("file"), octets);
            long told = random.nextBoolean() ? wanted.length - length : random.nextInt(length + 1);
            try (Content content = LineContent.of(Disk.openToRead(path), length, told)) {
                assertThat(content.size()).isEqualTo(wanted.length);
                assertThat(read(content, 0, wanted.length)).isEqualTo(wanted);
                for (int i = 0; i < 20; i++) {
                    int from = random.nextInt(wanted.length + 1);
                    int to = from + random.nextInt(wanted.length - from + 1);
                    assertThat(read(content, from, to)).isEqualTo(Arrays.copyOfRange(wanted, from, to));
                }
            }
        }
    }

    private static byte[] read(Content content, int from, int to) {
        byte[] octets = new byte[to - from];
        assertThat(content.read(from, octets, 0, octets.length)).isEqualTo(octets.length);
        return octets;
    }
}
