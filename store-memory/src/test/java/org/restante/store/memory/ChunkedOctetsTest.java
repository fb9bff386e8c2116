package org.restante.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ChunkedOctetsTest {
    @Property(tries = 100)
    void whatWasAppendedIsReadFromAnywhere(
            @ForAll @Size(max = 12) List<@IntRange(max = 80_000) Integer> pieces, @ForAll long seed) {
        Random random = new Random(seed);
        ChunkedOctets octets = new ChunkedOctets();
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        for (int length : pieces) {
            byte[] piece = new byte[length + 7];
            random.nextBytes(piece);
            octets.append(piece, 3, length);
            model.write(piece, 3, length);
        }
        if (random.nextBoolean()) {
            octets.trim();
        }
        byte[] all = model.toByteArray();
        assertThat(octets.size()).isEqualTo(all.length);
        for (int i = 0; i < 10; i++) {
            int from = random.nextInt(all.length + 1);
            byte[] target = new byte[random.nextInt(150_000)];
            int read = octets.read(from, target, 0, target.length);
            assertThat(read).isEqualTo(Math.min(target.length, all.length - from));
            assertThat(Arrays.copyOf(target, read)).isEqualTo(Arrays.copyOfRange(all, from, from + read));
        }
    }

    @Test
    void aPositionOutsideIsAMistake() {
        ChunkedOctets octets = new ChunkedOctets();
        assertThat(octets.read(0, new byte[1], 0, 1)).isZero();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> octets.read(1, new byte[1], 0, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> octets.read(-1, new byte[1], 0, 1));
    }
}
