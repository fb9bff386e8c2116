package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** What SEARCH returns of what it finds (RFC 9051 section 6.4.4, RFC 4731). */
public sealed interface SearchReturnOption extends Encodable
        permits SearchReturnOption.Core, ExtensionSearchReturnOption {
    /** The options of RFC 9051 section 6.4.4. */
    enum Core implements SearchReturnOption {
        MIN,
        MAX,
        ALL,
        COUNT,
        /** Keeps the result for {@code $} (RFC 9051 section 6.4.4.1). */
        SAVE;

        @Override
        public void encode(ImapWriter out) {
            out.raw(name());
        }
    }

    // search-return-opt = "MIN" / "MAX" / "ALL" / "COUNT" / "SAVE" / search-ret-opt-ext (RFC 9051 section 9)
    static SearchReturnOption parse(ImapReader in) throws ImapSyntaxException {
        String name = Lists.name(in, SearchReturnOption.class);
        for (Core option : Core.values()) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        return Lists.extension(in, SearchReturnOption.class, name);
    }
}
