package org.restante.server.extension.multisearch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.command.MailboxFilter;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.EsearchResponse;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Bounded;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchPlan;
import org.restante.server.search.SearchRequest;
import org.restante.server.search.SearchResult;
import org.restante.server.search.SearchScope;
import org.restante.server.search.Searches;
import org.restante.server.search.ServerReturnOption;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.access.Right;

/** The command ESEARCH (RFC 7377): a search in several mailboxes, with one response for each that has something. */
public final class MultiSearchExtension implements ImapExtension {
    private static final List<MailboxFilter> SELECTED = List.of(MailboxFilter.Word.SELECTED);

    @Override
    public void register(Registry.Builder registry) {
        registry.capability(
                "MULTISEARCH",
                parts -> parts.command(
                        new CommandSpec<>("ESEARCH", State.LOGGED_IN, Esearch::parse, MultiSearchExtension::handle)));
    }

    private static Completion handle(Esearch command, Session session) throws ImapSyntaxException {
        List<MailboxFilter> filters = command.sources().orElse(SELECTED);
        List<SearchReturnOption> options =
                command.returns().orElse(List.of(SearchReturnOption.Core.ALL)); // section 2.1: implied
        if (filters.contains(MailboxFilter.Word.SELECTED) && session.selected().isEmpty()) {
            throw new ImapSyntaxException("Nothing is selected");
        }
        boolean selectedAlone = filters.stream().allMatch(MailboxFilter.Word.SELECTED::equals);
        if (options.contains(SearchReturnOption.Core.SAVE) && !selectedAlone) {
            throw new ImapSyntaxException("SAVE is for the selected mailbox alone"); // section 2.2
        }
        if (session.selected().isEmpty() && options.stream().anyMatch(MultiSearchExtension::isForSelected)) {
            throw new ImapSyntaxException("UPDATE is for the selected mailbox");
        }
        MultiSearch search = new MultiSearch(session, SearchPlan.resolved(command.key(), session), options);
        for (Map.Entry<ObjectId, MailboxName> source :
                Sources.of(filters, session).entrySet()) {
            search.in(source.getKey(), source.getValue());
        }
        return Completion.ok("Searched");
    }

    private static boolean isForSelected(SearchReturnOption option) {
        return option instanceof ServerReturnOption server && server.isForSelected();
    }

    private static final class MultiSearch {
        private final Session session;
        private final SearchRequest inSelected;
        private final SearchRequest request;
        private long looked;

        MultiSearch(Session session, SearchKey key, List<SearchReturnOption> options) {
            this.session = session;
            this.inSelected = new SearchRequest(Numbering.UID, Optional.of(options), key, Optional.empty());
            List<SearchReturnOption> anywhere =
                    options.stream().filter(option -> !isForSelected(option)).toList();
            this.request = new SearchRequest(Numbering.UID, Optional.of(anywhere), key, Optional.empty());
        }

        void in(ObjectId id, MailboxName name) throws ImapSyntaxException {
            if (session.selected().filter(view -> view.index().id().equals(id)).isPresent()) {
                answer(Searches.run(inSelected, session), name);
                return;
            }
            Optional<OpenMailboxes.Lease> lease = open(name);
            if (lease.isPresent()) {
                try (SelectedView view = new SelectedView(lease.get(), SelectedView.Access.READ_ONLY, () -> {})) {
                    SearchScope scope = SearchScope.of(session, view);
                    int[] named = SearchPlan.named(request.key(), scope);
                    looked += named.length;
                    Bounded.refuse(session, looked);
                    Matcher matcher = Searches.prepare(request, scope);
                    answer(Searches.search(request, scope, matcher, Bounded.all(named)), name);
                }
            }
        }

        // Section 2.2: what the user may not read, or what went meanwhile, is passed over.
        private Optional<OpenMailboxes.Lease> open(MailboxName name) {
            try {
                OpenMailboxes.Lease lease = session.server().mailboxes().open(session.account(), name);
                if (lease.index().guard().rights().has(Right.READ)) {
                    return Optional.of(lease);
                }
                lease.close();
                return Optional.empty();
            } catch (StoreException refusal) {
                if (refusal.code() == StoreException.Code.NONEXISTENT || refusal.code() == StoreException.Code.NOPERM) {
                    return Optional.empty();
                }
                throw refusal;
            }
        }

        private void answer(SearchResult result, MailboxName name) {
            Searches.answerExtended(
                    result,
                    new EsearchResponse.Source(
                            name.value(), result.scope().view().index().uidValidity()));
        }
    }
}
