package org.restante.protocol.mime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.restante.protocol.wire.ImapWriter;

/** Messages as octets, and what is made of them as text. */
final class Mail {
    private Mail() {}

    /** One octet for each char, lines ended with CRLF. */
    static byte[] octets(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    static Summary scan(String text) {
        return scan(octets(text), MimeLimits.DEFAULT);
    }

    static Summary scan(byte[] octets, MimeLimits limits) {
        MimeScanner scanner = new MimeScanner(limits);
        scanner.feed(octets, 0, octets.length);
        return scanner.finish();
    }

    static String envelope(String text) {
        ImapWriter out = new ImapWriter();
        scan(text).writeEnvelope(out);
        return latin1(out.take());
    }

    static String body(String text) {
        ImapWriter out = new ImapWriter();
        scan(text).writeBody(out);
        return latin1(out.take());
    }

    static String bodyStructure(String text) {
        return bodyStructure(scan(text));
    }

    static String bodyStructure(Summary summary) {
        ImapWriter out = new ImapWriter();
        summary.writeBodyStructure(out);
        return latin1(out.take());
    }

    static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** What a section of a message holds, or NIL. */
    static String section(String text, PartSection.Text what, Integer... numbers) {
        byte[] octets = octets(text);
        return new PartSection(List.of(numbers), what)
                .in(scan(text).part())
                .map(range ->
                        new String(octets, (int) range.start(), (int) range.length(), StandardCharsets.ISO_8859_1))
                .orElse("NIL")
                .replace("\r\n", "\n");
    }
}
