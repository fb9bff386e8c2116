package org.restante.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Base64LineTest {
    @Property
    void whatIsWrittenIsReadAgain(@ForAll byte[] octets) throws ImapSyntaxException {
        byte[] line = Base64Line.encode(octets).getBytes(StandardCharsets.US_ASCII);
        assertThat(Base64Line.decode(line)).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=", "A", "AA", "AA=", "AB==", "AAB=", "AA==AA==", "A A=", "AA==\n", "-_==", "\u00e9AA=", "*"})
    void refusesAnythingElse(String line) {
        byte[] octets = line.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Base64Line.decode(octets)).hasMessage("Not base64");
    }
}
