package org.restante.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class LineOutputTest {
    private final KeptConnection connection = new KeptConnection();
    private final LineOutput out = new LineOutput(connection::write);

    @Test
    void linesAreSentTogether() {
        out.line("one");
        out.line("zwölf");
        assertThat(connection.writes()).isEmpty();
        out.flush();
        out.flush();
        assertThat(connection.writes()).hasSize(1);
        assertThat(connection.text()).isEqualTo("one\r\nzwölf\r\n");
    }

    @Test
    void nothingEndsALineWithin() {
        out.line("a\r\n.\r\nb");
        out.flush();
        assertThat(connection.text()).isEqualTo("a  .  b\r\n");
    }

    @Property
    void octetsAreSentAsTheyAreAndNeverMoreThanTheMarkIsKept(@ForAll @IntRange(min = 1, max = 100_000) int size) {
        KeptConnection kept = new KeptConnection();
        LineOutput output = new LineOutput(kept::write);
        byte[] block = new byte[size];
        for (int i = 0; i < 5; i++) {
            Arrays.fill(block, (byte) ('a' + i)); // what was written before is no longer the caller's to change
            output.write(block, 0, block.length);
            int sent = kept.writes().stream().mapToInt(write -> write.length).sum();
            assertThat((i + 1) * size - sent).isLessThan(32 * 1024);
        }
        output.flush();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            expected.append(String.valueOf((char) ('a' + i)).repeat(size));
        }
        assertThat(kept.text().contentEquals(expected)).isTrue();
    }

    @Test
    void whatIsTakenIsNotSent() {
        out.line("+OK Begin TLS");
        assertThat(new String(out.take(), StandardCharsets.US_ASCII)).isEqualTo("+OK Begin TLS\r\n");
        out.flush();
        assertThat(connection.writes()).isEmpty();
    }

    // RFC 4422 section 3.7: the layer begins behind the line that tells of the success.
    @Test
    void whatWasWrittenBeforeIsNotProtected() {
        out.line("+OK");
        out.protect(new Protection(new Shifted()));
        out.line("ABCDEFGHIJKLMNOPQ");
        out.flush();
        assertThat(connection.text()).isEqualTo("+OK\r\n\0\0\0\20BCDEFGHIJKLMNOPQ\0\0\0\3R\16\13");
    }
}
