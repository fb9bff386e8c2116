package org.restante.server.extension.multisearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.command.MailboxFilter;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.SearchProgram;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * ESEARCH: finds messages in several mailboxes (RFC 7377 section 2).
 *
 * @param sources which mailboxes; the selected one if the client does not say
 * @param returns what to return; ALL if the client does not say
 * @param key what to look for
 */
record Esearch(Optional<List<MailboxFilter>> sources, Optional<List<SearchReturnOption>> returns, SearchKey key)
        implements ExtensionCommand {
    Esearch {
        sources = sources.map(List::copyOf);
        returns = returns.map(List::copyOf);
    }

    /**
     * Reads {@code esearch = "ESEARCH" [SP esearch-source-opts] [SP search-return-opts] SP search-program} from behind the
     * name (RFC 7377 section 4).
     */
    static Esearch parse(ImapReader in) throws ImapSyntaxException {
        Optional<List<MailboxFilter>> sources = in.tryConsume(" IN ") ? Optional.of(sources(in)) : Optional.empty();
        Optional<List<SearchReturnOption>> returns = SearchReturnOption.parseReturn(in);
        SearchKey key = SearchProgram.parse(in);
        in.end();
        return new Esearch(sources, returns, key);
    }

    // esearch-source-opts = "IN" SP "(" source-mbox [SP "(" scope-options ")"] ")"; no scope option is defined
    private static List<MailboxFilter> sources(ImapReader in) throws ImapSyntaxException {
        List<MailboxFilter> sources = new ArrayList<>();
        in.list(() -> sources.add(MailboxFilter.parse(in)));
        // Section 2.2: "The "selected-delayed" specifier is not valid here."
        if (sources.contains(MailboxFilter.Word.SELECTED_DELAYED)) {
            throw new ImapSyntaxException("Mailboxes expected");
        }
        return sources;
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("ESEARCH");
        sources.ifPresent(filters -> {
            String separator = " IN (";
            for (MailboxFilter filter : filters) {
                filter.encode(out.raw(separator));
                separator = " ";
            }
            out.close();
        });
        SearchReturnOption.encodeReturn(out, returns);
        SearchProgram.encode(out, key);
    }
}
