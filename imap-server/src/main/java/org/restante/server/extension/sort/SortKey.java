package org.restante.server.extension.sort;

import org.restante.protocol.command.SearchKey;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.search.Found;
import org.restante.server.search.SearchScope;

/**
 * A criterion of SORT (RFC 5256 section 5, {@code sort-key}). Rules for more of them are added to the grammar for this
 * family.
 */
public interface SortKey {
    /** Returns the word in the protocol. */
    String word();

    /** Writes it as a client sends it: the word, and what else belongs to it. */
    default void encode(ImapWriter out) {
        out.raw(word());
    }

    /** Returns a number for each message found, by position: the smaller one sorts first. */
    long[] ranks(SearchScope scope, Found found);

    /** Whether the messages alone decide, so that an order can be used again; not the search that found them. */
    default boolean followsFromMessages() {
        return true;
    }

    /**
     * Refuses a search with which it does not make sense.
     *
     * @throws ImapSyntaxException for BAD
     */
    default void check(SearchKey search) throws ImapSyntaxException {}
}
