package org.restante.server.extension.multisearch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.restante.protocol.command.MailboxFilter;
import org.restante.protocol.model.MailboxName;
import org.restante.server.access.MailboxFilters;
import org.restante.server.engine.Session;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;

/** The mailboxes that a search is about, each once, whatever names them how often (RFC 7377 section 2.2). */
final class Sources {
    private final Session session;
    private final Map<ObjectId, MailboxName> found = new LinkedHashMap<>();
    private final List<MailboxEntry> entries;

    private Sources(Session session) {
        this.session = session;
        this.entries = session.account().mailboxes();
    }

    /** Returns their names by their identities, in the order in which the filters name them; who does not exist is not there. */
    static Map<ObjectId, MailboxName> of(List<MailboxFilter> filters, Session session) {
        Sources sources = new Sources(session);
        filters.forEach(sources::add);
        return sources.found;
    }

    private void add(MailboxFilter filter) {
        if (filter == MailboxFilter.Word.SELECTED) {
            ObjectId selected = session.view().index().id();
            add(entry -> entry.id().filter(selected::equals).isPresent());
        } else if (filter instanceof MailboxFilter.Named named) {
            named.mailboxes().forEach(name -> {
                addAll(new MailboxFilter.Named(named.depth(), List.of(name)));
                if (named.depth() == MailboxFilter.Depth.MAILBOXES) {
                    addUnlisted(name);
                }
            });
        } else {
            addAll(filter);
        }
    }

    private void addAll(MailboxFilter filter) {
        add(MailboxFilters.of(filter, session.account()));
    }

    // What is named explicitly needs no right to look it up.
    private void addUnlisted(MailboxName name) {
        if (found.containsValue(name)) {
            return;
        }
        try (Mailbox mailbox = session.account().open(name)) {
            found.putIfAbsent(mailbox.id(), name);
        } catch (StoreException refusal) {
            if (refusal.code() != StoreException.Code.NONEXISTENT && refusal.code() != StoreException.Code.NOPERM) {
                throw refusal;
            }
        }
    }

    private void add(Predicate<MailboxEntry> wanted) {
        for (MailboxEntry entry : entries) {
            if (wanted.test(entry)) {
                entry.id().ifPresent(id -> found.putIfAbsent(id, entry.name()));
            }
        }
    }
}
