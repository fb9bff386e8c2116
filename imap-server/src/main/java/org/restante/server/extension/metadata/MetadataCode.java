package org.restante.server.extension.metadata;

import java.util.OptionalLong;
import org.restante.protocol.response.ExtensionCode;
import org.restante.protocol.wire.ImapWriter;

/** The response code METADATA (RFC 5464 section 5), of which LONGENTRIES and MAXSIZE have a number. */
record MetadataCode(String word, OptionalLong number) implements ExtensionCode {
    static final MetadataCode TOOMANY = new MetadataCode("TOOMANY", OptionalLong.empty());

    static MetadataCode longEntries(long biggest) {
        return new MetadataCode("LONGENTRIES", OptionalLong.of(biggest));
    }

    static MetadataCode maxSize(long limit) {
        return new MetadataCode("MAXSIZE", OptionalLong.of(limit));
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("METADATA ").raw(word);
        number.ifPresent(value -> out.sp().number(value));
    }
}
