package org.restante.server.fetch;

/** Writes one item of a FETCH response: its name, a space, its value. */
@FunctionalInterface
public interface ItemWriter {
    /** Writes it for a message. What has been written before stays, so nothing is written before it is known. */
    void write(FetchedMessage message);

    /** Returns whether there is anything to write of a message; of most items there always is. */
    default boolean hasAny(FetchedMessage message) {
        return true;
    }
}
