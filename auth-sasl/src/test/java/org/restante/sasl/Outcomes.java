package org.restante.sasl;

import java.util.Optional;

/** What of an outcome the client may find out: a failure without what is for the operator's log. */
public final class Outcomes {
    private Outcomes() {}

    /** Returns what the client sees of it. */
    public static Step told(Step step) {
        return step instanceof Step.Failure failure ? new Step.Failure(failure.reason()) : step;
    }

    /** Returns whom the log names for a failure. */
    public static Optional<String> claimed(Step step) {
        return ((Step.Failure) step).claimed();
    }
}
