package org.restante.server.fetch;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.mime.OctetSink;
import org.restante.protocol.mime.Part;
import org.restante.protocol.mime.PartSection;
import org.restante.protocol.mime.TransferDecoder;
import org.restante.protocol.mime.TransferEncoding;
import org.restante.protocol.response.PlainCode;
import org.restante.server.engine.Refusal;
import org.restante.server.mailbox.ContentReader;
import org.restante.store.Content;

/**
 * A part of a message whose transfer encoding is taken off (RFC 3516).
 *
 * @param octets where it lies
 * @param encoding how it is encoded; identity for the message itself and for multiparts
 */
public record BinaryPart(ByteRange octets, TransferEncoding encoding) {
    /** Finds a part, if the message has it; no numbers mean the message itself. */
    static Optional<BinaryPart> find(FetchedMessage message, List<Integer> numbers) {
        return find(message.summary().part(), numbers);
    }

    /** Finds a part of a message, if it has it; no numbers mean the message itself. */
    public static Optional<BinaryPart> find(Part whole, List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return Optional.of(
                    new BinaryPart(new ByteRange(whole.headerStart(), whole.end()), TransferEncoding.IDENTITY));
        }
        return PartSection.find(whole, numbers).map(part -> new BinaryPart(part.body(), encoding(part)));
    }

    // RFC 3516 section 4.2: only what is inside of a multipart or a message is encoded, not these themselves.
    private static TransferEncoding encoding(Part part) {
        return part.parts().isEmpty() ? part.encoding() : TransferEncoding.IDENTITY;
    }

    /**
     * Hands on the decoded octets as they are read.
     *
     * @throws Refusal UNKNOWN-CTE, on which webmail falls back to BODY
     */
    public void decode(Content content, OctetSink sink) {
        TransferDecoder decoder = TransferDecoder.of(encoding)
                .orElseThrow(() -> new Refusal(PlainCode.UNKNOWN_CTE, "The transfer encoding is not known"));
        ContentReader.read(content, octets, (block, length) -> decoder.feed(block, 0, length, sink));
        decoder.finish(sink);
    }

    /** Returns how many octets it has when decoded. */
    public long size(Content content) {
        if (encoding == TransferEncoding.IDENTITY) {
            return octets.length();
        }
        long[] size = {0};
        decode(content, (decoded, from, to) -> size[0] += to - from);
        return size[0];
    }
}
