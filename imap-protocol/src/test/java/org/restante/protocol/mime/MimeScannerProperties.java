package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.restante.protocol.model.BodyStructure;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

final class MimeScannerProperties {
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "--a",
            "--b",
            "--ab",
            "--a--",
            "--b--",
            "-",
            " ",
            "\t",
            "\0",
            ":",
            ";",
            ",",
            "x",
            "From: ",
            "To: ",
            "Subject: ",
            "Date: ",
            "Content-Type: multipart/mixed; boundary=a\r\n\r\n",
            "Content-Type: multipart/digest; boundary=\"b\"\r\n\r\n",
            "Content-Type: message/rfc822\r\n\r\n",
            "Content-Type: text/plain; name*0*=a'b'%20; name*1=\"",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Disposition: attachment; filename=",
            "Content-Language: de,en",
            "\r\n--a\r\n",
            "\r\n--b\r\n\r\n",
            "a@b",
            "<",
            ">",
            "(",
            ")",
            "\\",
            "\"",
            "[",
            "]",
            "\u00e9",
            "\u00c3\u00a9",
            "=?utf-8?q?=0D=0A?=",
            "{3}\r\n",
            "From x");

    @Provide
    Arbitrary<byte[]> mail() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces)
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 3000)
    void anySplitGivesTheSameSummary(@ForAll("mail") byte[] mail, @ForAll Random random) {
        MimeScanner scanner = new MimeScanner();
        for (int at = 0; at < mail.length; ) {
            int count = Math.min(mail.length - at, random.nextInt(5));
            scanner.feed(mail, at, count);
            at += count;
        }
        assertThat(scanner.finish().encode())
                .isEqualTo(Mail.scan(mail, MimeLimits.DEFAULT).encode());
    }

    @Property(tries = 3000)
    void placesLieInsideAndNest(@ForAll("mail") byte[] mail) {
        Part message = Mail.scan(mail, MimeLimits.DEFAULT).part(); // Part checks how they nest
        assertThat(message.headerStart()).isZero();
        assertThat(message.end()).isEqualTo(mail.length);
    }

    @Property(tries = 3000)
    void structureAndPlacesAgree(@ForAll("mail") byte[] mail) {
        Summary summary = Mail.scan(mail, MimeLimits.DEFAULT);
        agree(summary.part(), summary.bodyStructure());
        assertThat(summary.size()).isEqualTo(mail.length);
    }

    private static void agree(Part part, BodyStructure structure) {
        switch (structure) {
            case BodyStructure.Multipart multipart -> {
                assertThat(part.kind()).isEqualTo(Part.Kind.MULTIPART);
                assertThat(part.parts()).hasSameSizeAs(multipart.parts());
                for (int i = 0; i < part.parts().size(); i++) {
                    agree(part.parts().get(i), multipart.parts().get(i));
                }
            }
            case BodyStructure.Message message -> {
                assertThat(part.kind()).isEqualTo(Part.Kind.MESSAGE);
                assertThat(part.body().length()).isEqualTo(message.fields().size());
                agree(part.parts().get(0), message.body());
            }
            case BodyStructure.Text text -> {
                assertThat(part.kind()).isEqualTo(Part.Kind.TEXT);
                assertThat(part.body().length()).isEqualTo(text.fields().size());
                assertThat(text.lines()).isLessThanOrEqualTo(part.body().length());
            }
            case BodyStructure.Single single ->
                assertThat(part.body().length()).isEqualTo(single.fields().size());
        }
    }

    @Property(tries = 2000)
    void anyOctetsHaveASummaryThatReadsAsItWasWritten(@ForAll byte[] octets) throws ImapSyntaxException {
        readsAgain(Mail.scan(octets, MimeLimits.DEFAULT));
    }

    @Property(tries = 3000)
    void everySummaryReadsAsItWasWritten(@ForAll("mail") byte[] mail) throws ImapSyntaxException {
        readsAgain(Mail.scan(mail, new MimeLimits(4, 6, 300, 2, 3)));
        readsAgain(Mail.scan(mail, MimeLimits.DEFAULT));
    }

    private static void readsAgain(Summary summary) throws ImapSyntaxException {
        ImapWriter out = new ImapWriter();
        EnvelopeCodec.encode(summary.envelope(), out);
        out.sp();
        BodyStructureCodec.encode(summary.bodyStructure(), BodyStructureCodec.Form.BODYSTRUCTURE, out);
        byte[] again = out.take();

        ImapWriter sent = new ImapWriter();
        summary.writeEnvelope(sent);
        sent.sp();
        summary.writeBodyStructure(sent);
        assertThat(again).isEqualTo(sent.take());

        ImapReader reader = new ImapReader(WireFrame.of(again, 0, again.length), Grammar.core(), 512);
        assertThat(EnvelopeCodec.decode(reader)).isEqualTo(summary.envelope());
        reader.sp();
        assertThat(BodyStructureCodec.decode(reader)).isEqualTo(summary.bodyStructure());
        reader.end();
    }

    @Property(tries = 2000)
    void noFieldFilterInventsOrReordersOctets(@ForAll("mail") byte[] mail, @ForAll Random random) {
        for (HeaderFilter filter : List.of(HeaderFilter.fields(List.of("to")), HeaderFilter.fieldsNot(List.of("to")))) {
            OctetBuffer out = new OctetBuffer();
            for (int at = 0; at < mail.length; ) {
                int count = Math.min(mail.length - at, random.nextInt(5));
                filter.feed(mail, at, count, out::add);
                at += count;
            }
            filter.finish(out::add);
            byte[] filtered = out.toBytes();
            assertThat(Mail.latin1(filtered)).endsWith("\r\n");
            assertThat(filtered.length).isLessThanOrEqualTo(mail.length + 4);
        }
    }
}
