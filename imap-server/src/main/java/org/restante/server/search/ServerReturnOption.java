package org.restante.server.search;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.ExtensionSearchReturnOption;
import org.restante.protocol.response.EsearchData;
import org.restante.protocol.wire.ImapSyntaxException;

/**
 * A return option of SEARCH and SORT that an extension adds: its rule in the grammar, for the family {@link
 * org.restante.protocol.command.SearchReturnOption}, makes one, and it knows what it says of a result.
 */
public interface ServerReturnOption extends ExtensionSearchReturnOption {
    /**
     * Refuses a command in which it does not make sense, before anything is searched.
     *
     * @throws ImapSyntaxException for BAD
     */
    default void check(SearchRequest request, SearchScope scope) throws ImapSyntaxException {}

    /** Whether it never says anything: with such options alone there is no ESEARCH response. */
    default boolean isSilent() {
        return false;
    }

    /** Whether it is about the selected mailbox and no other, so that a search in others goes without (RFC 7377 section 2.2). */
    default boolean isForSelected() {
        return false;
    }

    /** Returns what it says of a result, if anything. */
    default Optional<EsearchData> data(SearchResult result) {
        return Optional.empty();
    }

    /**
     * Returns the positions of the results that it returns, for {@code $} (RFC 9394 section 3.2) and MODSEQ (RFC 7162
     * section 3.1.10); absent if it is not about some of them alone.
     */
    default Optional<List<Integer>> positions(SearchResult result) {
        return Optional.empty();
    }

    /** The result has been written. */
    default void answered(SearchResult result) {}
}
