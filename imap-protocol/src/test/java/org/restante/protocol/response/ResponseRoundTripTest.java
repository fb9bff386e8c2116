package org.restante.protocol.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

final class ResponseRoundTripTest {
    @Provide
    Arbitrary<Response> responses() {
        return ResponseArbitraries.responses();
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("responses") Response response) throws ImapSyntaxException {
        assertThat(read(encode(response, MailboxEncoding.MODIFIED_UTF7), MailboxEncoding.MODIFIED_UTF7))
                .containsExactly(response);
    }

    @Property(tries = 300)
    void whatIsWrittenInUtf8IsReadBack(@ForAll("responses") Response response) throws ImapSyntaxException {
        assertThat(read(encode(response, MailboxEncoding.UTF8), MailboxEncoding.UTF8))
                .containsExactly(response);
    }

    @Property(tries = 300)
    void howTheOctetsArriveMakesNoDifference(
            @ForAll("responses") Response first,
            @ForAll("responses") Response second,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 30) Integer> pieces)
            throws ImapSyntaxException {
        ImapWriter out = new ImapWriter();
        first.encode(out);
        second.encode(out);
        byte[] octets = out.take();
        ResponseReader reader = new ResponseReader();
        List<Response> read = new ArrayList<>();
        int at = 0;
        for (int piece = 0; at < octets.length; piece++) {
            int length = piece < pieces.size() ? Math.min(pieces.get(piece), octets.length - at) : octets.length - at;
            reader.feed(octets, at, length);
            at += length;
            drain(reader, read);
        }
        assertThat(read).containsExactly(first, second);
    }

    static byte[] encode(Response response, MailboxEncoding encoding) {
        ImapWriter out = new ImapWriter().utf8(encoding == MailboxEncoding.UTF8);
        response.encode(out);
        return out.take();
    }

    static List<Response> read(byte[] octets, MailboxEncoding encoding) throws ImapSyntaxException {
        ResponseReader reader = new ResponseReader();
        reader.encoding(encoding);
        reader.feed(octets, 0, octets.length);
        List<Response> read = new ArrayList<>();
        drain(reader, read);
        return read;
    }

    private static void drain(ResponseReader reader, List<Response> read) throws ImapSyntaxException {
        for (Optional<Response> next = reader.next(); next.isPresent(); next = reader.next()) {
            read.add(next.get());
        }
    }
}
