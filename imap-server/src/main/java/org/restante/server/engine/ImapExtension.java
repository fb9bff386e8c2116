package org.restante.server.engine;

/** A piece of the protocol that registers itself: commands, FETCH items, SEARCH keys, and the words for CAPABILITY. */
@FunctionalInterface
public interface ImapExtension {
    /** Adds what this extension brings; called once, while the server is put together. */
    void register(Registry.Builder registry);
}
