package org.restante.protocol.command;

import java.util.List;
import java.util.Optional;
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

    /**
     * Reads {@code [SP "RETURN" SP "(" [search-return-opt *(SP search-return-opt)] ")"] SP} from behind the name of a command
     * that searches, up to what follows; absent if the client did not say.
     */
    static Optional<List<SearchReturnOption>> parseReturn(ImapReader in) throws ImapSyntaxException {
        in.sp();
        // Without ESEARCH, RETURN is a search key that nobody knows.
        if (!in.grammar().has(Search.class, "RETURN") || !in.tryConsume("RETURN ")) {
            return Optional.empty();
        }
        List<SearchReturnOption> options = Lists.parseOrEmpty(in, SearchReturnOption::parse);
        in.sp();
        // RFC 9051 section 6.4.4, RFC 5267 section 3.3: "RETURN ()" is ALL
        return Optional.of(options.isEmpty() ? List.of(Core.ALL) : options);
    }

    /** Writes what {@link #parseReturn} reads. */
    static void encodeReturn(ImapWriter out, Optional<List<SearchReturnOption>> returns) {
        out.sp();
        returns.ifPresent(options -> {
            Lists.encode(out.raw("RETURN "), options);
            out.sp();
        });
    }
}
