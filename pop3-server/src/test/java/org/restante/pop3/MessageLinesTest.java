package org.restante.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.restante.core.connection.LineOutput;

/** How a message becomes lines. */
final class MessageLinesTest {
    private static byte[] sent(byte[] message, int block) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        LineOutput out = new LineOutput(sent::writeBytes);
        MessageLines lines = new MessageLines(out);
        for (int at = 0; at < message.length; at += block) {
            byte[] part = Arrays.copyOfRange(message, at, Math.min(message.length, at + block));
            lines.feed(part, part.length);
        }
        lines.finish();
        out.flush();
        return sent.toByteArray();
    }

    private static long grown(byte[] message, int block) {
        LineEnds ends = new LineEnds();
        for (int at = 0; at < message.length; at += block) {
            byte[] part = Arrays.copyOfRange(message, at, Math.min(message.length, at + block));
            ends.feed(part, part.length);
        }
        return message.length + ends.extra();
    }

    private static String wire(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a\\r\\n, a\\r\\n.\\r\\n",
                "a, a\\r\\n.\\r\\n",
                "\"\", .\\r\\n",
                "., ..\\r\\n.\\r\\n",
                ".\\r\\n, ..\\r\\n.\\r\\n",
                "..\\r\\n, ...\\r\\n.\\r\\n",
                "a\\r\\n.b\\r\\n, a\\r\\n..b\\r\\n.\\r\\n",
                "a.b\\r\\n, a.b\\r\\n.\\r\\n",
                "a\\r\\n.\\r\\nb\\r\\n, a\\r\\n..\\r\\nb\\r\\n.\\r\\n",
                "a\\nb\\n, a\\r\\nb\\r\\n.\\r\\n",
                "a\\n.\\nb, a\\r\\n..\\r\\nb\\r\\n.\\r\\n",
                "\\n\\n, \\r\\n\\r\\n.\\r\\n",
                "a\\r.\\r\\n, a\\r.\\r\\n.\\r\\n",
                "a\\r, a\\r\\r\\n.\\r\\n",
                "\\r\\r\\n, \\r\\r\\n.\\r\\n",
            })
    void sendsLines(String message, String expected) {
        byte[] octets = wire(message).getBytes(ISO_8859_1);
        for (int block = 1; block <= octets.length + 1; block++) {
            assertThat(new String(sent(octets, block), ISO_8859_1)).isEqualTo(wire(expected));
        }
    }

    @Provide
    Arbitrary<byte[]> messages() {
        return Arbitraries.of(List.of((byte) '.', (byte) '\r', (byte) '\n', (byte) 'a', (byte) 0xE4, (byte) 0))
                .array(byte[].class)
                .ofMaxSize(60);
    }

    /** What a client makes of it, in lines: RFC 1939 section 3. */
    private static String received(byte[] sent) {
        String text = new String(sent, ISO_8859_1);
        StringBuilder message = new StringBuilder();
        int at = 0;
        while (true) {
            int end = text.indexOf("\r\n", at);
            String line = text.substring(at, end);
            at = end + 2;
            if (line.equals(".")) {
                assertThat(at).as("nothing comes behind the dot").isEqualTo(text.length());
                return message.toString();
            }
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
    }

    /** Every LF with a CR before it, and the last line with an end. */
    private static String ended(byte[] message) {
        String text = new String(message, ISO_8859_1);
        StringBuilder ended = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n' && (i == 0 || text.charAt(i - 1) != '\r')) {
                ended.append('\r');
            }
            ended.append(text.charAt(i));
        }
        return text.isEmpty() || text.endsWith("\n") ? ended.toString() : ended + "\r\n";
    }

    @Property
    void whatIsReceivedIsTheMessageWithItsLinesEnded(
            @ForAll("messages") byte[] message, @ForAll @IntRange(min = 1, max = 9) int block) {
        assertThat(received(sent(message, block))).isEqualTo(ended(message));
    }

    @Property
    void theSizeIsThatOfWhatIsReceived(
            @ForAll("messages") byte[] message, @ForAll @IntRange(min = 1, max = 9) int block) {
        assertThat(grown(message, block)).isEqualTo(received(sent(message, 7)).length());
    }

    // Some clients end lines with LF alone: for them, too, the end is where it is for the others.
    @Property
    void noLineWithinIsADotForThoseWhoEndLinesWithLf(@ForAll("messages") byte[] message) {
        String text = new String(sent(message, 5), ISO_8859_1);
        String within = text.substring(0, text.length() - 3);
        for (String line : within.split("\n", -1)) {
            assertThat(line).isNotEqualTo(".").isNotEqualTo(".\r");
        }
    }
}
