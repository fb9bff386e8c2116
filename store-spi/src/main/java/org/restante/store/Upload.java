package org.restante.store;

/**
 * The octets of a message on their way in. For use by one thread; whoever began it closes it, once, whether it was
 * committed or not. Closed without a commit, it leaves nothing behind.
 */
public interface Upload extends AutoCloseable {
    /**
     * Takes more octets.
     *
     * @throws StoreException OVERQUOTA or LIMIT if there is no room
     */
    void write(byte[] octets, int offset, int length);

    /** Returns how many octets have come so far. */
    long size();

    @Override
    void close();
}
