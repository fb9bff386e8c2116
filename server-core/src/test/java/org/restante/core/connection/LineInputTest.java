package org.restante.core.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.core.audit.Client;

final class LineInputTest {
    private final KeptConnection connection = new KeptConnection();
    private final Inbox inbox = new Inbox(new SessionActivity(new Client("test", connection.remote())));
    private final LineOutput out = new LineOutput(connection::write);
    private final LineInput input = new LineInput(inbox, out, Patience.silence(Duration.ofSeconds(20), "Too slow"));

    LineInputTest() {
        inbox.attach(connection);
    }

    private void received(String octets) {
        inbox.received(octets.getBytes(ISO_8859_1));
    }

    private String line(int maxOctets) throws BadLineException {
        return new String(input.line(maxOctets), ISO_8859_1);
    }

    @Test
    void aLineHasAsManyOctetsAsAllowed() throws BadLineException {
        received("123456\r\n1234567\r\n\r\n");
        assertThat(line(8)).isEqualTo("123456");
        assertThatThrownBy(() -> line(8)).isInstanceOf(BadLineException.class).hasMessage("Line too long");
        assertThat(line(8)).as("the line behind it").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "\n", "a\rb\r\n", "a\r\r\n", "\r\r\n", "a\nb"})
    void loneLineEndsAreRefused(String octets) throws BadLineException {
        received(octets.replace("\nb", "\n") + "next\r\n");
        assertThatThrownBy(() -> line(100)).isInstanceOf(BadLineException.class);
        assertThat(line(100)).isEqualTo("next");
    }

    @Property
    void aLineIsTheSameInAnyPieces(@ForAll @IntRange(min = 1, max = 12) int size) throws BadLineException {
        KeptConnection own = new KeptConnection();
        Inbox pieces = new Inbox(new SessionActivity(new Client("test", own.remote())));
        pieces.attach(own);
        LineInput lines =
                new LineInput(pieces, new LineOutput(own::write), Patience.silence(Duration.ofSeconds(20), "Too slow"));
        byte[] all = "one\r\n\r\nthree \u00e4\r\n".getBytes(ISO_8859_1);
        for (int at = 0; at < all.length; at += size) {
            pieces.received(Arrays.copyOfRange(all, at, Math.min(all.length, at + size)));
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            found.add(new String(lines.line(100), ISO_8859_1));
        }
        assertThat(found).containsExactly("one", "", "three \u00e4");
    }

    @Test
    void octetsComeBetweenLines() throws BadLineException {
        received("DATA\r\nsome octets");
        assertThat(line(100)).isEqualTo("DATA");
        ByteBuffer octets = input.octets();
        byte[] some = new byte[4];
        octets.get(some);
        assertThat(new String(some, ISO_8859_1)).isEqualTo("some");
        assertThat(input.octets().remaining()).isEqualTo(" octets".length());
    }

    @Test
    void whatWasWrittenIsSentBeforeAnybodyWaits() throws BadLineException {
        out.line("+OK");
        received("a\r\n");
        assertThat(connection.text()).isEmpty();
        assertThat(line(10)).isEqualTo("a");
        assertThat(connection.text()).isEqualTo("+OK\r\n");
        out.line("more");
        received("b\r\nc\r\n");
        assertThat(line(10)).isEqualTo("b");
        out.line("not yet");
        assertThat(line(10)).isEqualTo("c");
        assertThat(connection.text()).as("nobody waited for c").isEqualTo("+OK\r\nmore\r\n");
    }

    @Test
    void aLineWithoutEndEndsTheSession() {
        String part = "x".repeat(64 * 1024);
        int parts = (LineInput.MAX_DROPPED + 100) / part.length() + 1;
        IntStream.range(0, parts).forEach(i -> received(part));
        assertThatThrownBy(() -> line(100)).isInstanceOf(SessionEnded.class).hasMessage("Line too long");
    }

    @Test
    void silenceEndsTheSession() {
        input.patience(Patience.silence(Duration.ZERO, "Too slow"));
        assertThatThrownBy(() -> line(10)).isInstanceOfSatisfying(SessionEnded.class, end -> assertThat(end.bye())
                .contains("Too slow"));
    }

    @Test
    void whatIsDiscardedIsNeverRead() throws BadLineException {
        received("STLS\r\nforged\r\nhalf");
        received(" a line\r\nQUIT\r\n");
        assertThat(line(100)).isEqualTo("STLS");
        input.discard();
        received("first\r\n");
        assertThat(line(100)).isEqualTo("first");
    }

    @Test
    void whatCameAlreadyIsProtectedToo() throws BadLineException {
        received("AUTH\r\n\0\0\0\2N");
        assertThat(line(100)).isEqualTo("AUTH");
        input.protect(new Protection(new Shifted()));
        received("P\0\0\0\3Q\16");
        received("\13\0");
        assertThat(line(100)).isEqualTo("MOP");
    }

    @Test
    void aLayerIsClosedWithTheInput() {
        Shifted layer = new Shifted();
        received("x");
        input.octets();
        input.protect(new Protection(layer));
        input.close();
        input.close();
        assertThat(layer.closed()).isEqualTo(1);
    }
}
