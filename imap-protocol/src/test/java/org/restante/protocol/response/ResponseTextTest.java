package org.restante.protocol.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ResponseTextTest {
    @Test
    void linesNeverEndWithinAText() {
        String text = ResponseText.of("A\r\n* 9 EXISTS\0\u0085\u2028\ud800").text();
        assertThat(text).isEqualTo("A??* 9 EXISTS????");
    }

    @Test
    void aTextIsNeverReadAsACode() {
        assertThat(ResponseText.of("[ALERT] run").text()).isEqualTo("(ALERT] run");
        assertThat(ResponseText.of(PlainCode.ALERT, "[x] run").text()).isEqualTo("[x] run");
    }

    @Test
    void aTextIsNeverReadAsALiteral() {
        assertThat(ResponseText.of("got {5}").text()).isEqualTo("got {5)");
        assertThat(ResponseText.of("{}").text()).isEqualTo("{}");
        assertThat(ResponseText.of("5}").text()).isEqualTo("5}");
    }

    @Test
    void codesThatWouldEndTheirBracketAreRefused() {
        assertThatThrownBy(() -> new UnknownCode("X", Optional.of("a] b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnknownCode("X", Optional.of("a\r\nb")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnknownCode("X]", Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesThatAreMoreThanOneResponseAreRefused() {
        assertThatThrownBy(() -> new UnknownResponse(Octets.of("X\r\n* BYE")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnknownResponse(Octets.of("X {5}"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaggedExtension("X", Octets.of("a b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaggedExtension("X", Octets.of("a\r\n* BYE")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnknownFetchData("X", Octets.of("[1] NIL"), Octets.of("1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whateverTheTextItIsOneLine(@ForAll String text) {
        byte[] octets = ResponseRoundTripTest.encode(
                new StatusResponse(Condition.NO, ResponseText.of(text)), MailboxEncoding.MODIFIED_UTF7);
        String written = new String(octets, StandardCharsets.UTF_8);
        assertThat(written.indexOf('\r')).isEqualTo(written.length() - 2);
        assertThat(written.indexOf('\n')).isEqualTo(written.length() - 1);
        assertThat(written).doesNotContain("\0");
    }
}
