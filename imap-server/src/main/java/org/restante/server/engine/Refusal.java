package org.restante.server.engine;

import org.restante.protocol.response.ResponseCode;

/** Ends a command with NO from wherever it is. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Completion completion;

    /** Refuses, for a reason that the client can act on. */
    public Refusal(ResponseCode code, String text) {
        super(text, null, false, false);
        this.completion = Completion.no(code, text);
    }

    Completion completion() {
        return completion;
    }
}
