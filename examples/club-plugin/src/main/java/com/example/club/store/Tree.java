package com.example.club.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidValidity;
import org.restante.store.MailboxState;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;

/** What changes the tree of mailboxes: each takes an index and returns the next, or refuses. */
final class Tree {
    private Tree() {}

    static Folder find(AccountIndex index, MailboxName name) {
        return Optional.ofNullable(index.folders().get(name))
                .orElseThrow(() -> new StoreException(Code.NONEXISTENT, "There is no such mailbox"));
    }

    static AccountIndex created(AccountIndex index, MailboxName name, Set<SpecialUse> uses) {
        if (index.folders().containsKey(name)) {
            throw new StoreException(Code.ALREADYEXISTS, "There is a mailbox of this name");
        }
        return added(withParents(index, name), name, uses);
    }

    private static AccountIndex withParents(AccountIndex index, MailboxName name) {
        AccountIndex result = index;
        List<MailboxName> missing = new ArrayList<>();
        for (Optional<MailboxName> above = name.parent(); above.isPresent(); above = above.flatMap(MailboxName::parent)) {
            if (!index.folders().containsKey(above.get())) {
                missing.addFirst(above.get());
            }
        }
        for (MailboxName parent : missing) {
            result = added(result, parent, Set.of());
        }
        return result;
    }

    // Not the clock alone: it may stand still or go back, and a UIDVALIDITY never does.
    private static AccountIndex added(AccountIndex index, MailboxName name, Set<SpecialUse> uses) {
        long uidValidity = Math.max(Instant.now().getEpochSecond(), index.lastUidValidity() + 1);
        SortedMap<MailboxName, Folder> folders = new TreeMap<>(index.folders());
        ObjectId id = new ObjectId("b" + UUID.randomUUID());
        folders.put(
                name,
                new Folder(
                        id,
                        new UidValidity(uidValidity),
                        Set.copyOf(uses),
                        1,
                        1,
                        MailboxState.NEW,
                        Collections.emptySortedMap()));
        return new AccountIndex(uidValidity, folders, index.subscriptions());
    }

    static AccountIndex renamed(AccountIndex index, MailboxName from, MailboxName to) {
        find(index, from);
        if (from.isInbox() || to.isBelow(from)) {
            throw new StoreException(Code.CANNOT, "This mailbox cannot get that name");
        }
        SortedMap<MailboxName, Folder> staying = new TreeMap<>(index.folders());
        SortedMap<MailboxName, Folder> moving = new TreeMap<>();
        index.folders().forEach((name, folder) -> {
            if (name.equals(from) || name.isBelow(from)) {
                staying.remove(name);
                moving.put(name.moved(from, to), folder);
            }
        });
        if (from.equals(to) || moving.keySet().stream().anyMatch(staying::containsKey)) {
            throw new StoreException(Code.ALREADYEXISTS, "There is a mailbox of the new name, or below it");
        }
        staying.putAll(moving);
        return withParents(index.withFolders(staying), to);
    }

    static AccountIndex without(AccountIndex index, MailboxName name) {
        if (name.isInbox()) {
            throw new StoreException(Code.CANNOT, "INBOX cannot be deleted");
        }
        SortedMap<MailboxName, Folder> folders = new TreeMap<>(index.folders());
        folders.remove(name);
        return index.withFolders(folders);
    }

    /** An account has one mailbox for each use (RFC 6154 section 5.4). */
    static AccountIndex used(AccountIndex index, MailboxName name, Set<SpecialUse> uses) {
        find(index, name);
        SortedMap<MailboxName, Folder> folders = new TreeMap<>(index.folders());
        folders.replaceAll((other, folder) -> {
            Set<SpecialUse> left = new HashSet<>(folder.uses());
            left.removeAll(uses);
            return folder.withUses(other.equals(name) ? Set.copyOf(uses) : Set.copyOf(left));
        });
        return index.withFolders(folders);
    }

    static AccountIndex subscribed(AccountIndex index, MailboxName name) {
        SortedSet<MailboxName> names = new TreeSet<>(index.subscriptions());
        names.add(name);
        return index.withSubscriptions(names);
    }

    static AccountIndex unsubscribed(AccountIndex index, MailboxName name) {
        SortedSet<MailboxName> names = new TreeSet<>(index.subscriptions());
        names.remove(name);
        return index.withSubscriptions(names);
    }
}
