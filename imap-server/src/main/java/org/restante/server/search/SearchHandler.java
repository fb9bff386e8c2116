package org.restante.server.search;

import java.util.Optional;
import org.restante.protocol.command.Search;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;

/** SEARCH and UID SEARCH (RFC 9051 section 6.4.4), with ESEARCH (RFC 4731) and SEARCHRES (RFC 5182). */
public final class SearchHandler {
    private SearchHandler() {}

    /** Carries it out. */
    public static Completion handle(Search command, Session session) throws ImapSyntaxException {
        SearchResult result = Searches.run(
                new SearchRequest(command.numbering(), command.returns(), command.key(), Optional.empty()), session);
        // RFC 9051 section 6.4.4: IMAP4rev2 answers with ESEARCH, even if RETURN was not given.
        if (command.returns().isPresent() || session.isEnabled(Capabilities.IMAP4REV2)) {
            Searches.answerExtended(result);
        } else {
            result.write("SEARCH");
        }
        return result.complete(Completion.ok("Searched"));
    }
}
