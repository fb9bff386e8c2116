package org.restante.protocol.command;

import java.util.Optional;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A stretch of what FETCH would return (RFC 9051 section 6.4.5).
 *
 * @param offset the first octet, counted from 0
 * @param length how many octets at most, 1 or more
 */
public record Partial(long offset, long length) implements Encodable {
    public Partial {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException("not a stretch of octets");
        }
    }

    // [partial]; partial = "<" number64 "." nz-number64 ">" (RFC 9051 section 9)
    static Optional<Partial> parse(ImapReader in) throws ImapSyntaxException {
        if (!in.tryConsume('<')) {
            return Optional.empty();
        }
        long offset = in.number64();
        in.expect('.');
        long length = in.nzNumber64();
        in.expect('>');
        return Optional.of(new Partial(offset, length));
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("<").number(offset).raw(".").number(length).raw(">");
    }
}
