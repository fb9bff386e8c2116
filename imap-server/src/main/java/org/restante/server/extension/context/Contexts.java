package org.restante.server.extension.context;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.NoUpdate;
import org.restante.protocol.response.StatusResponse;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionPart;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;
import org.restante.server.search.SearchResult;

/** The searches that one session is kept informed of, until another mailbox is selected (RFC 5267 section 4.3). */
final class Contexts implements SessionPart {
    private final Session session;
    private final ContextSettings settings;
    private final Map<String, SearchContext> contexts = new LinkedHashMap<>(); // by tag

    Contexts(Session session, ContextSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    // "An attempt to use UPDATE where a tag is already in use with a previous searching command that itself used UPDATE
    // SHALL result in the server rejecting the searching command with a BAD response."
    void checkTag(String tag) throws ImapSyntaxException {
        if (contexts.containsKey(tag)) {
            throw new ImapSyntaxException("Tag reuse");
        }
    }

    void add(SearchResult result) {
        String tag = session.tag();
        if (contexts.containsKey(tag)) {
            return; // UPDATE stood there twice
        }
        long kept = contexts.values().stream().mapToLong(SearchContext::size).sum();
        boolean follows = result.request().order().isEmpty()
                || result.request().order().get().followsFromMessages();
        if (contexts.size() >= settings.perSession() || kept + result.found().count() > settings.results()) {
            refuse(tag, "Too many contexts");
        } else if (!follows) {
            refuse(tag, "This order is not kept up");
        } else {
            contexts.put(tag, new SearchContext(tag, result));
        }
    }

    // section 4.3.1: "an untagged NO is generated during processing of the command"
    private void refuse(String tag, String reason) {
        session.say(StatusResponse.no(new NoUpdate(tag), reason));
    }

    void cancel(List<String> tags) {
        tags.forEach(contexts::remove);
    }

    // "a REMOVEFROM containing message sequence numbers removed as a result of those messages being expunged MUST be
    // sent prior to the expunge notification itself"
    @Override
    public void beforeNews(Session teller, SelectedView view, ViewUpdate news) {
        UidSet vanished = news.vanished();
        if (!vanished.isEmpty() && !contexts.isEmpty()) {
            LongUnaryOperator numberBefore = numbersBefore(vanished, news.expunged());
            contexts.values().forEach(context -> context.vanished(vanished, numberBefore));
        }
    }

    // Those expunged are named from the last to the first, so that each number is the one before any was gone.
    private static LongUnaryOperator numbersBefore(UidSet vanished, int[] expunged) {
        long[] uids = vanished.stream().toArray();
        return uid -> expunged[expunged.length - 1 - Arrays.binarySearch(uids, uid)];
    }

    // "an ADDTO containing message sequence numbers added as a result of those messages being delivered or appended
    // MUST be sent after the EXISTS notification itself"
    @Override
    public void afterNews(Session teller, SelectedView view, ViewUpdate news) {
        contexts.values().forEach(SearchContext::changed);
    }

    @Override
    public void unselected() {
        contexts.clear();
    }
}
