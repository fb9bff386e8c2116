package org.restante.server.extension.context;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.SessionSlot;
import org.restante.server.search.SearchRequest;
import org.restante.server.search.SearchResult;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerReturnOption;

/**
 * The return options of RFC 5267 section 4.
 *
 * @param word which of them
 * @param slot where the contexts of a session are
 */
record ContextOption(Word word, SessionSlot<Contexts> slot) implements ServerReturnOption {
    /** What the client says. */
    enum Word {
        /** It will search for this again (section 4.2): columns and orders are kept in any case. */
        CONTEXT,
        /** It wants to hear how the result changes (section 4.3). */
        UPDATE
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(word.name());
    }

    @Override
    public void check(SearchRequest request, SearchScope scope) throws ImapSyntaxException {
        String capability = request.order().isPresent() ? "CONTEXT=SORT" : "CONTEXT=SEARCH";
        if (!scope.session().server().registry().capabilities(scope.session()).contains(capability)) {
            throw new ImapSyntaxException("Unknown item, option or parameter");
        }
        if (word == Word.UPDATE) {
            scope.session().part(slot).checkTag(scope.session().tag());
        }
    }

    @Override
    public boolean isSilent() {
        return true;
    }

    @Override
    public boolean isForSelected() {
        return word == Word.UPDATE;
    }

    @Override
    public void answered(SearchResult result) {
        if (word == Word.UPDATE) {
            result.scope().session().part(slot).add(result);
        }
    }
}
