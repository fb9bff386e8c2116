package org.restante.dist.serve;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what has been opened, the last first, unless all went well. */
final class Undo implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Has this closed too, before the others. */
    void later(AutoCloseable resource) {
        opened.push(resource);
    }

    /** Leaves everything open. */
    void forget() {
        opened.clear();
    }

    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (RuntimeException | IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
