package org.restante.server.extension.uidbatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

class UidBatchesTest {
    private static UidBatches parse(String arguments) throws ImapSyntaxException {
        return UidBatches.parse(new ImapReader(Frame.of(arguments), Grammar.core()));
    }

    // RFC 10022 section 3.1
    @ParameterizedTest
    @ValueSource(strings = {" 2000", " 2000 10:20", " 2000 1:5", " 1 1:1", " 4294967295 1:4294967295"})
    void isReadAndWrittenAgain(String arguments) throws ImapSyntaxException {
        ImapWriter out = new ImapWriter();
        parse(arguments).encode(out);
        assertThat(new String(out.take(), StandardCharsets.US_ASCII)).isEqualTo("UIDBATCHES" + arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 0",
                " 01",
                " -1",
                " 4294967296",
                " 500 ",
                " 500 1",
                " 500 1:",
                " 500 1:2:3",
                " 500 *:1"
            })
    void refusesWhatIsNone(String arguments) {
        assertThatThrownBy(() -> parse(arguments)).isInstanceOf(ImapSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 2000 4:1", " 2000 2:1"})
    void refusesRangesInTheWrongOrder(String arguments) {
        assertThatThrownBy(() -> parse(arguments)).hasMessageStartingWith("[CLIENTBUG] ");
    }
}
