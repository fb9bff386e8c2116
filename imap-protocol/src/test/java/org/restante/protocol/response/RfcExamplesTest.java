package org.restante.protocol.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.restante.protocol.wire.ImapSyntaxException;

final class RfcExamplesTest {
    static Stream<String> examples() throws IOException {
        try (InputStream in = RfcExamplesTest.class.getResourceAsStream("rfc-examples.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadAndWrittenAgain(String example) throws ImapSyntaxException {
        byte[] octets = (example + "\r\n").getBytes(StandardCharsets.US_ASCII);
        Response response = ResponseRoundTripTest.read(octets, MailboxEncoding.MODIFIED_UTF7)
                .get(0);
        byte[] again = ResponseRoundTripTest.encode(response, MailboxEncoding.MODIFIED_UTF7);
        assertThat(ResponseRoundTripTest.read(again, MailboxEncoding.MODIFIED_UTF7))
                .containsExactly(response);
        boolean extension = example.startsWith("* XPIG");
        assertThat(response instanceof UnknownResponse).isEqualTo(extension);
    }
}
