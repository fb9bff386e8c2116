package org.restante.store;

/** The octets of one message, read by range. For use by one thread; whoever opened it closes it, once. */
public interface Content extends AutoCloseable {
    /** Returns how many octets there are. */
    long size();

    /**
     * Reads octets from a position on: as many as fit and are there. Reading forward is what stores are quick at.
     *
     * @param position 0 to {@link #size()}
     * @return how many octets were read: {@code length} but at the end of the message; 0 only at the end
     * @throws StoreException UNAVAILABLE or CORRUPTION if they cannot be read
     */
    int read(long position, byte[] target, int offset, int length);

    @Override
    void close();
}
