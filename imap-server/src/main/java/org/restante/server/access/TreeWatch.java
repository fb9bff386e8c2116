package org.restante.server.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.restante.store.Account;
import org.restante.store.Watch;

/**
 * Watches the tree of a user, those parts of it that are others' mailboxes among them. Used by one thread; pokes come from
 * any.
 */
public final class TreeWatch implements Watch {
    private final Function<String, Account> accounts;
    private final Runnable poke;
    private final Watch own;
    private final Watch grants;
    private final OpenHandles.Handle handle;
    private final Map<String, Optional<Watch>> others = new HashMap<>();

    TreeWatch(Watch own, Watch grants, Function<String, Account> accounts, Runnable poke, OpenHandles handles) {
        this.own = own;
        this.grants = grants;
        this.accounts = accounts;
        this.poke = poke;
        this.handle = handles.add("watch", OpenHandles.Until.END_OF_SESSION, this::end);
    }

    /** Watches the accounts of these, and no others' any more: whose they are follows from rights, which change. */
    void follow(Set<String> owners) {
        others.entrySet().removeIf(other -> {
            boolean gone = !owners.contains(other.getKey());
            if (gone) {
                other.getValue().ifPresent(Watch::close);
            }
            return gone;
        });
        for (String owner : owners) {
            others.computeIfAbsent(owner, name -> accounts.apply(name).watch(poke));
        }
    }

    @Override
    public void close() {
        handle.close();
    }

    private void end() {
        try {
            own.close();
        } finally {
            grants.close();
            follow(Set.of());
        }
    }
}
