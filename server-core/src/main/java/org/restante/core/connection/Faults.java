package org.restante.core.connection;

import org.restante.core.log.CodeOrigin;
import org.slf4j.Logger;

/**
 * What is done with whatever is thrown by code that may be anybody's: a store, a directory, a mechanism, an extension. It may
 * throw what no contract allows, errors among it, and harms no more than the session that called it.
 */
public final class Faults {
    private Faults() {}

    /** Throws it again if nobody is to go on after it: the session has to end, or the virtual machine cannot go on. */
    public static void rethrowIfFinal(Throwable thrown) {
        if (thrown instanceof SessionEnded end) {
            throw end;
        }
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /**
     * Does something that must not keep the rest from being done: what it throws is logged, with whose code it was.
     *
     * @param what what it is, as the subject of "has failed"
     */
    public static void contain(Logger log, String what, Runnable step) {
        try {
            step.run();
        } catch (Throwable fault) {
            rethrowIfFinal(fault);
            log.error("{} has failed in {}", what, CodeOrigin.of(fault), fault);
        }
    }
}
