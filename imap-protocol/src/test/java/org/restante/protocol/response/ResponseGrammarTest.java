package org.restante.protocol.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

final class ResponseGrammarTest {
    private record Emailid(String id) implements ExtensionFetchData {
        @Override
        public void encode(ImapWriter out) {
            out.raw("EMAILID (").atom(id).close();
        }

        static Emailid decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            in.expect('(');
            String id = in.atom();
            in.expect(')');
            return new Emailid(id);
        }
    }

    private record MailboxId(String id) implements ExtensionCode {
        @Override
        public void encode(ImapWriter out) {
            out.raw("MAILBOXID (").atom(id).close();
        }

        static MailboxId decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            in.expect('(');
            String id = in.atom();
            in.expect(')');
            return new MailboxId(id);
        }
    }

    private record PigLatin(List<String> words) implements ExtensionResponse {
        @Override
        public void encodeData(ImapWriter out) {
            out.raw("XPIG-LATIN ").raw(String.join(" ", words));
        }
    }

    private static final ResponseGrammar GRAMMAR = ResponseGrammar.core().toBuilder()
            .fetchData("EmailId", Emailid::decode)
            .code("mailboxid", MailboxId::decode)
            .response("XPIG-LATIN", in -> new PigLatin(in.atoms()))
            .build();

    private static Response roundTrip(Response response) throws ImapSyntaxException {
        byte[] octets = ResponseRoundTripTest.encode(response, MailboxEncoding.MODIFIED_UTF7);
        ResponseReader reader = new ResponseReader(GRAMMAR, ResponseLimits.DEFAULT);
        reader.feed(octets, 0, octets.length);
        return reader.next().orElseThrow();
    }

    @Test
    void extensionsComeThroughTheDoors() throws ImapSyntaxException {
        for (Response response : List.of(
                new PigLatin(List.of("ow-nay", "eaking-spay")),
                StatusResponse.ok(new MailboxId("F22"), "made"),
                new FetchResponse(1, List.of(new Emailid("M6d9"), new FetchData.Uid(2))))) {
            assertThat(roundTrip(response)).isEqualTo(response);
        }
    }

    private record Names(List<String> names) implements ExtensionResponse {
        @Override
        public void encodeData(ImapWriter out) {
            out.raw("XNAMES (");
            for (int i = 0; i < names.size(); i++) {
                out.raw(i == 0 ? "" : " ").string(names.get(i));
            }
            out.close();
        }

        static Names decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            List<String> names = new ArrayList<>();
            ImapReader list = in.primitives();
            list.list(() -> names.add(list.string()));
            list.end();
            return new Names(names);
        }
    }

    @Test
    void extensionsReadWithThePrimitivesOfCommands() throws ImapSyntaxException {
        Names names = new Names(List.of("{3}", "a\r\nb)", "\"", ""));
        byte[] octets = ResponseRoundTripTest.encode(names, MailboxEncoding.MODIFIED_UTF7);
        ResponseGrammar grammar =
                GRAMMAR.toBuilder().response("XNAMES", Names::decode).build();
        ResponseReader reader = new ResponseReader(grammar, ResponseLimits.DEFAULT);
        reader.feed(octets, 0, octets.length);
        assertThat(reader.next()).contains(names);
    }

    @Test
    void theCoreStaysAsItIs() throws ImapSyntaxException {
        byte[] octets = "* XPIG-LATIN ow-nay\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(ResponseRoundTripTest.read(octets, MailboxEncoding.UTF8))
                .containsExactly(new UnknownResponse(Octets.of("XPIG-LATIN ow-nay")));
    }
}
