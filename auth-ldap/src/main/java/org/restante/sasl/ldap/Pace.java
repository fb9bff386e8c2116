package org.restante.sasl.ldap;

import java.time.Duration;
import java.util.function.Supplier;

/** Lets the answer about nobody take as long as the last one about somebody: the hash is the server's, and not for nobody. */
final class Pace {
    private volatile Duration last = Duration.ZERO;

    /** Notes how long something took that ended well. */
    <T> T measured(Supplier<T> verification) {
        long begun = System.nanoTime();
        T result = verification.get();
        last = Duration.ofNanos(System.nanoTime() - begun);
        return result;
    }

    /** Waits for as long; not if this thread is asked to end. */
    void asLongAsTheLast() {
        try {
            Thread.sleep(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
