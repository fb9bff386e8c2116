package org.restante.server.access;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.restante.store.Watch;

/**
 * Who wants to hear that rights have changed: from then on a user may see mailboxes of somebody whose account nobody watched
 * for that user. What another process grants is found when the store looks for what was missed.
 */
final class Grants {
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();

    Watch watch(Runnable poke) {
        Runnable own = poke::run; // an object for each watch, even if they share what they call
        watchers.add(own);
        return () -> watchers.remove(own);
    }

    void changed() {
        watchers.forEach(Runnable::run);
    }
}
