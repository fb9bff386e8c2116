package org.restante.protocol.command;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** The charset and the keys of SEARCH, and of the commands of extensions that search. */
public final class SearchProgram {
    private SearchProgram() {}

    /**
     * Reads {@code search-program = ["CHARSET" SP charset SP] search-key *(SP search-key)} (RFC 9051 section 9); several
     * keys become a {@link SearchKey.And}.
     *
     * @throws BadCharsetException if the charset is not known
     */
    public static SearchKey parse(ImapReader in) throws ImapSyntaxException {
        if (in.tryConsume("CHARSET ")) {
            in.refuseCharset();
            // charset = atom / quoted
            String name = in.peek() == '"' ? in.quoted() : in.atom();
            in.charset(SearchCharset.of(name).orElseThrow(BadCharsetException::new));
            in.sp();
        }
        return parseKeys(in);
    }

    // search-key *(SP search-key): as many as the line holds, in a loop
    static SearchKey parseKeys(ImapReader in) throws ImapSyntaxException {
        SearchKey first = SearchKey.parse(in);
        if (in.peek() != ' ') {
            return first;
        }
        List<SearchKey> keys = new ArrayList<>();
        keys.add(first);
        while (in.tryConsume(' ')) {
            keys.add(SearchKey.parse(in));
        }
        return new SearchKey.And(keys);
    }

    /** Writes keys; text that is not US-ASCII is written in UTF-8, and the charset before. */
    public static void encode(ImapWriter out, SearchKey key) {
        ImapWriter keys = out.sameStyle();
        if (key instanceof SearchKey.And and) {
            and.encodeBare(keys);
        } else {
            key.encode(keys);
        }
        byte[] octets = keys.take();
        for (byte octet : octets) {
            if (octet < 0) {
                out.raw("CHARSET UTF-8 ");
                break;
            }
        }
        out.raw(octets, 0, octets.length);
    }
}
