package org.restante.store.jdbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who hear what other processes tell that is not kept. */
final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    void hear(Consumer<String> listener) {
        listeners.add(listener);
    }

    void told(String message) {
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(message);
            } catch (RuntimeException failure) {
                LOG.warn("A message of another process is not understood", failure); // nor is the thread lost
            }
        }
    }
}
