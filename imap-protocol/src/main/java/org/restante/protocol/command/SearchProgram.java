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
            charset(in);
        }
        return parseKeys(in);
    }

    /**
     * Reads {@code search-criteria = charset 1*(SP search-key)}, which SORT and THREAD have (RFC 5256 section 5).
     *
     * @throws BadCharsetException if the charset is not known
     */
    public static SearchKey parseCriteria(ImapReader in) throws ImapSyntaxException {
        charset(in);
        return parseKeys(in);
    }

    // charset = atom / quoted
    private static void charset(ImapReader in) throws ImapSyntaxException {
        String name = in.peek() == '"' ? in.quoted() : in.atom();
        in.charset(SearchCharset.of(name).orElseThrow(BadCharsetException::new));
        in.sp();
    }

    /** Reads {@code search-key *(SP search-key)}: as many as there are, in a loop. */
    public static SearchKey parseKeys(ImapReader in) throws ImapSyntaxException {
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
        byte[] octets = encoded(out, key);
        for (byte octet : octets) {
            if (octet < 0) {
                out.raw("CHARSET UTF-8 ");
                break;
            }
        }
        out.raw(octets, 0, octets.length);
    }

    /** Writes the charset UTF-8 and keys, as SORT and THREAD have them. */
    public static void encodeCriteria(ImapWriter out, SearchKey key) {
        byte[] octets = encoded(out, key);
        out.raw("UTF-8 ").raw(octets, 0, octets.length);
    }

    private static byte[] encoded(ImapWriter out, SearchKey key) {
        ImapWriter keys = out.sameStyle();
        if (key instanceof SearchKey.And and) {
            and.encodeBare(keys);
        } else {
            key.encode(keys);
        }
        return keys.take();
    }
}
