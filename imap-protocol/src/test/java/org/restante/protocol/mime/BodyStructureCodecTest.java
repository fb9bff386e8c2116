package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.BodyStructure;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;

final class BodyStructureCodecTest {

    private static BodyStructure decode(String text) throws ImapSyntaxException {
        ImapReader in = new ImapReader(Frame.of(text), Grammar.core());
        BodyStructure body = BodyStructureCodec.decode(in);
        in.end();
        return body;
    }

    // RFC 9051 section 7.5.2
    @Test
    void readsTheExamplesOfTheRfc() throws ImapSyntaxException {
        assertThat(decode("(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 2279 48)"))
                .isInstanceOfSatisfying(BodyStructure.Text.class, text -> {
                    assertThat(text.lines()).isEqualTo(48);
                    assertThat(text.fields().size()).isEqualTo(2279);
                });
        assertThat(
                        decode(
                                "((\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 1152 23)"
                                        + "(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\" \"NAME\" \"cc.diff\")"
                                        + " \"<960723163407.20117h@cac.washington.edu>\" \"Compiler diff\" \"BASE64\" 4554 73) \"MIXED\")"))
                .isInstanceOfSatisfying(BodyStructure.Multipart.class, multipart -> assertThat(multipart.parts())
                        .hasSize(2));
    }

    @Test
    void readsExtensionDataAsFarAsItGoesAndWhatMayComeBehind() throws ImapSyntaxException {
        String fields = "(\"A\" \"B\" NIL NIL NIL \"7BIT\" 1";
        assertThat(decode(fields + " \"md5\")").extension().md5()).contains("md5");
        assertThat(decode(fields + " NIL (\"inline\" NIL))").extension().disposition())
                .isPresent();
        assertThat(decode(fields + " NIL NIL \"de\")").extension().languages()).containsExactly("de");
        assertThat(decode(fields + " NIL NIL (\"de\" \"en\") \"x\" 1 (NIL \"y\" (2)) nil)")
                        .extension()
                        .location())
                .contains("x");
        assertThat(decode("(\"MESSAGE\" \"RFC822\" NIL NIL NIL NIL 1 NIL)")).isInstanceOf(BodyStructure.Single.class);
    }

    @Test
    void everyBeginningIsASyntaxError() {
        byte[] whole = Mail.bodyStructure(
                        "Content-Type: multipart/digest; boundary=b\nContent-Language: a,b\n\n--b\n\nFrom: a@b\n\n--b\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int length = 0; length < whole.length; length++) {
            String beginning = new String(whole, 0, length, StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> decode(beginning)).isInstanceOf(ImapSyntaxException.class);
        }
    }

    @Test
    void refusesToNestWithoutEnd() {
        for (String text : List.of(
                "(".repeat(100_000), "(\"A\" \"B\" NIL NIL NIL \"7BIT\" 1 NIL NIL NIL NIL " + "(".repeat(100_000))) {
            assertThatThrownBy(() -> decode(text)).isInstanceOf(ImapSyntaxException.class);
        }
    }
}
