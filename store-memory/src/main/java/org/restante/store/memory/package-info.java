/**
 * The reference store: all mail in the heap, gone when it is closed. The one to read before writing a store, and the one
 * embedders test with. Start with {@link org.restante.store.memory.MemoryStore}; a mailbox and its commits are in {@code
 * StoredMailbox}.
 */
package org.restante.store.memory;
