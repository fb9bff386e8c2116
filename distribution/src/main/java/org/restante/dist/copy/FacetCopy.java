package org.restante.dist.copy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Account;
import org.restante.store.MailboxEntry;
import org.restante.store.access.AccessList;
import org.restante.store.access.AccessLists;
import org.restante.store.annotation.Annotations;
import org.restante.store.quota.Quota;

/**
 * What stores keep beside mail, if both do: access lists, annotations of mailboxes and of the server, quota. Of private
 * annotations those of the owner are seen, and of the users whom the access list of the mailbox names.
 */
final class FacetCopy {
    private final String owner;
    private final Account source;
    private final Account target;

    FacetCopy(String owner, Account source, Account target) {
        this.owner = owner;
        this.source = source;
        this.target = target;
    }

    /** Makes the target's like the source's. */
    void copy() {
        differences((what, remedy) -> remedy.run());
    }

    /** Reports what differs. */
    void compare(Report report) {
        differences((what, remedy) -> report.wrong(owner + what, "it is another one"));
    }

    private void differences(BiConsumer<String, Runnable> found) {
        Optional<AccessLists> lists = source.facet(AccessLists.class);
        Map<MailboxName, AccessList> changed = lists.map(AccessLists::changed).orElse(Map.of());
        quota(found);
        annotations(Optional.empty(), Set.of(owner), found);
        for (MailboxEntry entry : source.mailboxes()) {
            if (entry.id().isPresent()) {
                AccessList list = changed.getOrDefault(entry.name(), AccessList.initial(owner));
                if (lists.isPresent()) {
                    accessList(entry.name(), list, found);
                }
                annotations(Optional.of(entry.name()), readers(list), found);
            }
        }
    }

    private void quota(BiConsumer<String, Runnable> found) {
        Optional<Quota> there = target.facet(Quota.class);
        Optional<Quota> original = source.facet(Quota.class);
        if (there.isPresent()
                && original.isPresent()
                && !there.get().limits().equals(original.get().limits())) {
            found.accept(", quota", () -> there.get().limit(original.get().limits()));
        }
    }

    private void accessList(MailboxName name, AccessList wanted, BiConsumer<String, Runnable> found) {
        Optional<AccessLists> there = target.facet(AccessLists.class);
        if (there.isPresent()
                && !there.get()
                        .changed(name)
                        .orElseGet(() -> AccessList.initial(owner))
                        .equals(wanted)) {
            found.accept(", " + name + ", access list", () -> there.get().change(name, ignored -> wanted));
        }
    }

    private Set<String> readers(AccessList list) {
        Set<String> readers = new TreeSet<>(list.entries().keySet());
        readers.removeIf(identifier -> identifier.startsWith("-")
                || identifier.startsWith("$")
                || identifier.equals(AccessList.ANYONE)
                || identifier.equals(AccessList.AUTHENTICATED));
        readers.add(owner);
        return readers;
    }

    private void annotations(Optional<MailboxName> mailbox, Set<String> readers, BiConsumer<String, Runnable> found) {
        Optional<Annotations> original = source.facet(Annotations.class);
        Optional<Annotations> there = target.facet(Annotations.class);
        if (original.isEmpty() || there.isEmpty()) {
            return;
        }
        for (String reader : readers) {
            SortedMap<String, byte[]> wanted = original.get().read(mailbox, reader);
            if (!isSame(wanted, there.get().read(mailbox, reader))) {
                found.accept(mailbox.map(name -> ", " + name).orElse("") + ", annotations", () -> there.get()
                        .change(mailbox, reader, ignored -> wanted));
            }
        }
    }

    private static boolean isSame(SortedMap<String, byte[]> one, SortedMap<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), other.get(entry.getKey())));
    }
}
