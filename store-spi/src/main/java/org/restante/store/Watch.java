package org.restante.store;

/** A listener that is registered; closing ends it. */
public interface Watch extends AutoCloseable {
    @Override
    void close();
}
