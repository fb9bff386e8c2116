package org.restante.store.jdbc;

import java.util.Map;

/**
 * Hands on what other processes say: to the mailbox that it is about, to those who watch the tree of an account, or to
 * those who hear messages.
 */
record Hearing(OpenMailboxes mailboxes, KnownMailboxes trees, Messages messages) implements Neighbours.Listener {
    @Override
    public void changed(long key) {
        mailboxes.changed(key);
        trees.poke(key);
    }

    @Override
    public void missed() {
        trees.pokeAll();
    }

    @Override
    public void told(String message) {
        messages.told(message);
    }

    @Override
    public Map<Long, Long> known() {
        return mailboxes.known();
    }
}
