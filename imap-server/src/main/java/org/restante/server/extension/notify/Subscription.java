package org.restante.server.extension.notify;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.restante.protocol.command.Command;
import org.restante.protocol.command.Create;
import org.restante.protocol.command.Delete;
import org.restante.protocol.command.FetchItem;
import org.restante.protocol.command.MailboxFilter;
import org.restante.protocol.command.Rename;
import org.restante.protocol.command.Subscribe;
import org.restante.protocol.command.Unsubscribe;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.response.AppendUid;
import org.restante.protocol.response.CopyUid;
import org.restante.server.access.TreeWatch;
import org.restante.server.access.VisibleAccount;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionPart;
import org.restante.server.extension.annotate.AnnotationNews;
import org.restante.server.extension.annotate.AnnotationNews.Wish;
import org.restante.server.extension.metadata.MetadataNews;
import org.restante.server.extension.notify.WatchedMailboxes.Extent;
import org.restante.server.extension.notify.WatchedMailboxes.Introduction;
import org.restante.server.fetch.FetchHandler;
import org.restante.server.mailbox.Expunges;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;
import org.restante.store.MailboxEntry;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one session has asked for with NOTIFY (RFC 5465). Until it has, the session is as it is without. */
final class Subscription implements SessionPart {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final MetadataNews metadata;
    private final AnnotationNews annotations;
    private Optional<EventGroup> selected = Optional.empty();
    private Interest interest = Interest.ALL;
    private Optional<Active> active = Optional.empty();
    private Optional<SelectedView> told = Optional.empty();
    private long lastUid; // in that view
    private UidSet ownUids = UidSet.EMPTY; // messages that the client has put into it

    /** What there is to watch beside the selected mailbox. */
    private record Active(
            WatchedTree tree,
            WatchedMailboxes mailboxes,
            AtomicBoolean treePoked,
            Optional<TreeWatch> watch,
            Set<MailboxName> own) {}

    Subscription(MetadataNews metadata, AnnotationNews annotations) {
        this.metadata = metadata;
        this.annotations = annotations;
    }

    /**
     * Puts this in the place of what was asked for before.
     *
     * @return false if that would be too much to watch; then all is as before
     */
    boolean set(Session session, Notify command, NotifySettings settings) {
        Optional<Active> next = Optional.empty();
        if (command.groups().stream().anyMatch(group -> !group.isSelected())) {
            next = begin(session, command, settings);
            if (next.isEmpty()) {
                return false;
            }
        }
        close();
        active = next;
        selected = command.groups().stream().filter(EventGroup::isSelected).findFirst();
        Set<NotifyEvent> events = selected.map(EventGroup::events).orElse(Set.of());
        boolean flags = events.contains(NotifyEvent.FLAG_CHANGE);
        interest = events.isEmpty() ? Interest.NONE : flags ? Interest.ALL : Interest.MESSAGES;
        session.writeUids(flags ? Session.UidsInNews.ALWAYS : Session.UidsInNews.AS_ENABLED);
        session.selected().ifPresent(this::noteTold);
        metadata.tell(session, new MetadataAudience(command.groups(), session.account()));
        annotations.tell(session, events.contains(NotifyEvent.ANNOTATION_CHANGE) ? Wish.HEAR : Wish.NOTHING);
        return true;
    }

    private static Optional<Active> begin(Session session, Notify command, NotifySettings settings) {
        AtomicBoolean poked = new AtomicBoolean();
        VisibleAccount account = session.account();
        Runnable poker = session::poke;
        Optional<TreeWatch> watch = account.watchTree(() -> {
            poked.set(true);
            poker.run();
        });
        WatchedMailboxes mailboxes = new WatchedMailboxes(command.groups(), account, settings.mailboxes());
        Introduction introduction = command.status() == Notify.Status.FIRST ? Introduction.STATUS : Introduction.NONE;
        try {
            List<MailboxEntry> tree = account.mailboxes();
            if (mailboxes.follow(session, tree, introduction) == Extent.WITHIN) {
                return Optional.of(new Active(
                        new WatchedTree(command.groups(), account, tree), mailboxes, poked, watch, new HashSet<>()));
            }
        } catch (RuntimeException | Error refusal) {
            mailboxes.close();
            watch.ifPresent(TreeWatch::close);
            throw refusal;
        }
        watch.ifPresent(TreeWatch::close);
        return Optional.empty();
    }

    @Override
    public Interest interest() {
        return interest;
    }

    // Section 6.1.2: with SELECTED-DELAYED a message keeps its number until a command allows it to change.
    @Override
    public Optional<Expunges> listens() {
        if (active.isEmpty() && (selected.isEmpty() || interest == Interest.NONE)) {
            return Optional.empty();
        }
        boolean delayed = selected.map(EventGroup::mailboxes)
                .filter(MailboxFilter.Word.SELECTED_DELAYED::equals)
                .isPresent();
        return Optional.of(delayed ? Expunges.FORBIDDEN : Expunges.ALLOWED);
    }

    // Section 5: "The server SHOULD omit notifying the client if the event is caused by this client."
    @Override
    public void completed(Session session, Command command, Completion completion) {
        completion.code().ifPresent(code -> {
            if (code instanceof AppendUid appended) {
                noteOwn(session, appended.uidValidity(), appended.uids());
            } else if (code instanceof CopyUid copied) {
                noteOwn(session, copied.uidValidity(), copied.destination());
            }
        });
        active.ifPresent(watching -> {
            switch (command) {
                case Create create -> own(watching, create.mailbox());
                case Delete delete -> own(watching, delete.mailbox());
                case Rename rename -> {
                    own(watching, rename.from());
                    own(watching, rename.to());
                }
                case Subscribe subscribe -> watching.own().add(subscribe.mailbox());
                case Unsubscribe unsubscribe -> watching.own().add(unsubscribe.mailbox());
                default -> {
                    return; // changes no names
                }
            }
            watching.treePoked().set(true);
        });
    }

    private void noteOwn(Session session, UidValidity uidValidity, UidSet uids) {
        boolean here = session.selected()
                .map(view -> view.index().uidValidity().equals(uidValidity))
                .orElse(false);
        if (here) {
            ownUids = ownUids.union(uids);
        }
    }

    private static void own(Active watching, MailboxName name) {
        watching.own().add(name);
        for (Optional<MailboxName> above = name.parent();
                above.isPresent();
                above = above.get().parent()) {
            watching.own().add(above.get());
        }
    }

    // Section 5.2: EXISTS, and then a FETCH response for each message that the client has not put there itself.
    @Override
    public void afterNews(Session session, SelectedView view, ViewUpdate news) {
        boolean known = told.filter(before -> before.equals(view)).isPresent();
        List<FetchItem> items = selected.map(EventGroup::items).orElse(List.of());
        if (known && news.grown() == ViewUpdate.Growth.MORE && !items.isEmpty()) {
            int[] arrived = IntStream.range(0, view.exists())
                    .filter(index -> view.numbering().uid(index) > lastUid)
                    .filter(index -> !ownUids.contains(view.numbering().uid(index)))
                    .toArray();
            FetchHandler.write(session, items, arrived);
        }
        noteTold(view);
    }

    private void noteTold(SelectedView view) {
        told = Optional.of(view);
        lastUid = view.exists() == 0 ? 0 : view.numbering().uid(view.exists() - 1);
        ownUids = UidSet.EMPTY;
    }

    @Override
    public void unselected() {
        told = Optional.empty();
        ownUids = UidSet.EMPTY;
    }

    @Override
    public void tell(Session session) {
        if (active.isEmpty()) {
            return;
        }
        Active watching = active.get();
        try {
            // A store that cannot tell is asked each time.
            if (watching.treePoked().getAndSet(false) || watching.watch().isEmpty()) {
                watching.watch().ifPresent(session.account()::follow); // before the look: what comes after pokes again
                List<MailboxEntry> tree = session.account().mailboxes();
                watching.tree().tell(session, tree, watching.own());
                watching.own().clear();
                if (watching.mailboxes().follow(session, tree, Introduction.NEWS) == Extent.BEYOND) {
                    overflow(session);
                    return;
                }
            }
            watching.mailboxes().tell(session);
        } catch (StoreException refusal) {
            LOG.warn("News of other mailboxes cannot be read; nothing more is told of them", refusal);
            overflow(session);
        }
    }

    // Section 5.8: "behave as if a NOTIFY NONE command had just been received"
    private void overflow(Session session) {
        close();
        interest = Interest.NONE;
        metadata.tell(session, new MetadataAudience(List.of(), session.account()));
        annotations.tell(session, Wish.NOTHING);
        session.writeUids(Session.UidsInNews.AS_ENABLED);
        session.say("* OK [NOTIFICATIONOVERFLOW] ", "Too much to tell; nothing is told any more");
    }

    @Override
    public void close() {
        active.ifPresent(watching -> {
            watching.mailboxes().close();
            watching.watch().ifPresent(TreeWatch::close);
        });
        active = Optional.empty();
        selected = Optional.empty();
    }
}
