package org.restante.server.extension.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.ListResponse;
import org.restante.protocol.response.MailboxListing;
import org.restante.server.access.VisibleAccount;
import org.restante.server.command.list.ListAttributes;
import org.restante.server.engine.Session;
import org.restante.store.MailboxEntry;
import org.restante.store.ObjectId;

/** The tree of an account and its subscriptions as a client knows them, and LIST responses for what is new. */
final class WatchedTree {
    private final List<EventGroup> groups;
    private final VisibleAccount account;
    private Map<MailboxName, MailboxEntry> known;

    WatchedTree(List<EventGroup> groups, VisibleAccount account, List<MailboxEntry> now) {
        this.groups = groups;
        this.account = account;
        this.known = byName(now);
    }

    private static Map<MailboxName, MailboxEntry> byName(List<MailboxEntry> entries) {
        return entries.stream().collect(Collectors.toMap(MailboxEntry::name, Function.identity()));
    }

    private static Map<ObjectId, MailboxName> byId(Map<MailboxName, MailboxEntry> entries) {
        Map<ObjectId, MailboxName> names = new HashMap<>();
        entries.values().forEach(entry -> entry.id().ifPresent(id -> names.put(id, entry.name())));
        return names;
    }

    /** Tells what has changed, but for what the client did itself. */
    void tell(Session session, List<MailboxEntry> entries, Set<MailboxName> own) {
        Map<MailboxName, MailboxEntry> now = byName(entries);
        Map<ObjectId, MailboxName> names = byId(now);
        Map<ObjectId, MailboxName> before = byId(known);
        Set<MailboxName> affected = new HashSet<>();
        Map<MailboxName, MailboxName> renamed = new HashMap<>(); // the old names by the new ones
        names.forEach((id, name) -> {
            MailboxName old = before.get(id);
            if (old == null) {
                affect(affected, name);
            } else if (!old.equals(name)) {
                renamed.put(name, old);
            }
        });
        before.forEach((id, name) -> {
            if (!names.containsKey(id)) {
                affect(affected, name);
            }
        });
        List<ListResponse> responses = new ArrayList<>();
        renamed.forEach((name, old) -> {
            // RFC 5465 section 5.4: "No additional MailboxName events are sent for children in this case."
            boolean withParent = name.parent()
                    .flatMap(parent -> Optional.ofNullable(renamed.get(parent)))
                    .equals(old.parent());
            boolean asked =
                    wants(NotifyEvent.MAILBOX_NAME, now.get(name)) || wants(NotifyEvent.MAILBOX_NAME, known.get(old));
            if (asked && !(withParent && old.parent().isPresent()) && !own.contains(name)) {
                responses.add(listing(session, entries, name, Optional.of(old)));
            }
        });
        affected.removeIf(name ->
                own.contains(name) || renamed.containsKey(name) || !wants(NotifyEvent.MAILBOX_NAME, entry(name, now)));
        affected.addAll(subscriptions(now, own));
        affected.stream().sorted().forEach(name -> responses.add(listing(session, entries, name, Optional.empty())));
        known = now;
        responses.forEach(session.out()::respond);
    }

    // "the mailbox itself and its direct parent (whether it is an existing mailbox or not) are considered to be
    // affected"
    private static void affect(Set<MailboxName> affected, MailboxName name) {
        affected.add(name);
        name.parent().ifPresent(affected::add);
    }

    private Set<MailboxName> subscriptions(Map<MailboxName, MailboxEntry> now, Set<MailboxName> own) {
        Set<MailboxName> names = new HashSet<>(now.keySet());
        names.addAll(known.keySet());
        names.removeIf(name -> own.contains(name) || isSubscribed(name, known) == isSubscribed(name, now));
        names.removeIf(name -> !wants(NotifyEvent.SUBSCRIPTION_CHANGE, entry(name, now))
                && !wants(NotifyEvent.SUBSCRIPTION_CHANGE, entry(name, known)));
        return names;
    }

    private static boolean isSubscribed(MailboxName name, Map<MailboxName, MailboxEntry> entries) {
        return entries.containsKey(name) && entries.get(name).subscribed();
    }

    private MailboxEntry entry(MailboxName name, Map<MailboxName, MailboxEntry> entries) {
        MailboxEntry entry = entries.getOrDefault(name, known.get(name));
        return entry == null ? new MailboxEntry(name, Optional.empty(), Set.of(), false) : entry;
    }

    private boolean wants(NotifyEvent event, MailboxEntry entry) {
        return groups.stream().anyMatch(group -> group.events().contains(event) && group.matches(entry, account));
    }

    private static ListResponse listing(
            Session session, List<MailboxEntry> entries, MailboxName name, Optional<MailboxName> old) {
        MailboxListing listing = new MailboxListing(
                ListAttributes.of(session, entries, name), Optional.of(MailboxName.DELIMITER), name.value());
        return new ListResponse(listing, List.of(), old.map(MailboxName::value), List.of());
    }
}
