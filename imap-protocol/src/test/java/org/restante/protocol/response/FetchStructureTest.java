package org.restante.protocol.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restante.protocol.mime.BodyStructureCodec.Form;
import org.restante.protocol.model.Address;
import org.restante.protocol.model.BodyExtension;
import org.restante.protocol.model.BodyFields;
import org.restante.protocol.model.BodyParameter;
import org.restante.protocol.model.BodyStructure;
import org.restante.protocol.model.Envelope;
import org.restante.protocol.response.FetchStructure.EnvelopeStructure;
import org.restante.protocol.response.FetchStructure.MimeStructure;
import org.restante.protocol.wire.ImapSyntaxException;

// The message of RFC 9051 section 8.
final class FetchStructureTest {
    private static final Address GRAY = Address.of("Terry Gray", "gray", "cac.washington.edu");
    private static final Envelope ENVELOPE = new Envelope(
            Optional.of("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)"),
            Optional.of("IMAP4rev2 WG mtg summary and minutes"),
            List.of(GRAY),
            List.of(GRAY),
            List.of(GRAY),
            List.of(Address.of("imap", "cac.washington.edu")),
            List.of(Address.of("minutes", "CNRI.Reston.VA.US"), Address.of("John Klensin", "KLENSIN", "MIT.EDU")),
            List.of(),
            Optional.empty(),
            Optional.of("<B27397-0100000@cac.washington.ed>"));
    private static final BodyStructure BODY = new BodyStructure.Text(
            "PLAIN",
            new BodyFields(
                    List.of(new BodyParameter("CHARSET", "US-ASCII")),
                    Optional.empty(),
                    Optional.empty(),
                    "7BIT",
                    3028),
            92,
            BodyExtension.NONE);

    private static Response read(String line) throws ImapSyntaxException {
        return ResponseRoundTripTest.read((line + "\r\n").getBytes(StandardCharsets.US_ASCII), MailboxEncoding.UTF8)
                .get(0);
    }

    private static Response again(Response response) throws ImapSyntaxException {
        return ResponseRoundTripTest.read(
                        ResponseRoundTripTest.encode(response, MailboxEncoding.MODIFIED_UTF7),
                        MailboxEncoding.MODIFIED_UTF7)
                .get(0);
    }

    @Test
    void theExampleIsRead() throws ImapSyntaxException {
        Response response = read("* 12 FETCH (RFC822.SIZE 4286 ENVELOPE (\"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\""
                + " \"IMAP4rev2 WG mtg summary and minutes\" ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\")) ((NIL NIL \"imap\" \"cac.washington.edu\"))"
                + " ((NIL NIL \"minutes\" \"CNRI.Reston.VA.US\") (\"John Klensin\" NIL \"KLENSIN\" \"MIT.EDU\")) NIL NIL"
                + " \"<B27397-0100000@cac.washington.ed>\") BODY (\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL"
                + " \"7BIT\" 3028 92))");
        assertThat(response)
                .isEqualTo(new FetchResponse(
                        12,
                        List.of(
                                new FetchData.Size(4286),
                                new EnvelopeStructure(ENVELOPE),
                                new MimeStructure(Form.BODY, BODY))));
        assertThat(again(response)).isEqualTo(response);
    }

    @Test
    void literalsWithinAStructureAreRead() throws ImapSyntaxException {
        Envelope envelope = new Envelope(
                Optional.of(""),
                Optional.of("{3} é\r\n* 9 EXISTS"),
                List.of(GRAY),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("\"\\"));
        BodyStructure message = new BodyStructure.Message(
                "RFC822",
                new BodyFields(List.of(), Optional.of("é"), Optional.empty(), "7BIT", 1),
                envelope,
                BODY,
                1,
                BodyExtension.NONE);
        FetchResponse response = new FetchResponse(
                1,
                List.of(
                        new MimeStructure(Form.BODYSTRUCTURE, message),
                        new EnvelopeStructure(envelope),
                        new FetchData.Uid(1)));
        assertThat(again(response)).isEqualTo(response);
    }
}
