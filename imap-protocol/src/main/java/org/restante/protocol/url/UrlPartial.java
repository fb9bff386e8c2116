package org.restante.protocol.url;

import java.util.Optional;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;

/**
 * A stretch of octets (RFC 5092 section 6): {@code partial-range = number ["." nz-number]}.
 *
 * @param offset the first octet, counted from 0
 * @param length how many at most, 1 or more; all that there are if it is not said
 */
public record UrlPartial(long offset, Optional<Long> length) {
    public UrlPartial {
        if (offset < 0 || length.isPresent() && length.get() < 1) {
            throw new IllegalArgumentException("not a stretch of octets");
        }
    }

    static UrlPartial parse(String text) throws ImapSyntaxException {
        ImapReader in = UrlNumbers.reader(text);
        long offset = in.number64();
        Optional<Long> length = in.tryConsume('.') ? Optional.of(in.nzNumber64()) : Optional.empty();
        in.end();
        return new UrlPartial(offset, length);
    }

    void encode(StringBuilder out) {
        out.append(";PARTIAL=").append(offset);
        length.ifPresent(octets -> out.append('.').append(octets));
    }
}
