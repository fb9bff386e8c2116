package com.example.club.store;

import java.io.IOException;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;

/** Turns what the file system says into what the contract says. */
final class Failures {
    interface Action<T> {
        T run() throws IOException;
    }

    private Failures() {}

    /** @throws StoreException UNAVAILABLE, with the reason for the log, when the action fails */
    static <T> T of(String what, Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new StoreException(Code.UNAVAILABLE, "The store could not " + what, e);
        }
    }
}
