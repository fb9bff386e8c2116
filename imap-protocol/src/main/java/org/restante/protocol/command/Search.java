package org.restante.protocol.command;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * SEARCH and UID SEARCH: finds messages (RFC 9051 sections 6.4.4 and 6.4.9).
 *
 * @param numbering what the numbers of the result are
 * @param returns what to return, never empty; absent if the client did not say, so that IMAP4rev1 answers with SEARCH
 * @param key what to look for; text is Unicode, whatever charset it came in
 */
public record Search(Numbering numbering, Optional<List<SearchReturnOption>> returns, SearchKey key)
        implements CoreCommand {
    public Search {
        returns = returns.map(List::copyOf);
        if (returns.filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException("SEARCH returns something");
        }
    }

    /**
     * Reads {@code search = "SEARCH" [search-return-opts] SP search-program} from behind the name (RFC 9051 section 9).
     *
     * @throws BadCharsetException if the charset is not known
     */
    public static Search parse(ImapReader in, Numbering numbering) throws ImapSyntaxException {
        Optional<List<SearchReturnOption>> returns = SearchReturnOption.parseReturn(in);
        SearchKey key = SearchProgram.parse(in);
        in.end();
        return new Search(numbering, returns, key);
    }

    @Override
    public void encode(ImapWriter out) {
        SearchReturnOption.encodeReturn(out.raw(numbering.prefix()).raw("SEARCH"), returns);
        SearchProgram.encode(out, key);
    }
}
