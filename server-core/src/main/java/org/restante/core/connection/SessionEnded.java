package org.restante.core.connection;

import java.util.Optional;

/** Ends a session from wherever it is: the client has gone, was too slow, or broke a limit. Not an error. */
public final class SessionEnded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<String> bye;

    private SessionEnded(Optional<String> bye, String reason) {
        super(reason, null, false, false); // thrown for every client that leaves: no stack trace
        this.bye = bye;
    }

    /** The connection is gone; there is nobody to say it to. */
    public static SessionEnded gone(String reason) {
        return new SessionEnded(Optional.empty(), reason);
    }

    /** The client is told why, with BYE: a response text, perhaps with a response code before it. */
    public static SessionEnded bye(String text) {
        return new SessionEnded(Optional.of(text), text);
    }

    /** Returns what to say before closing. */
    public Optional<String> bye() {
        return bye;
    }

    /** Returns what to say before closing where there are no response codes. */
    public Optional<String> byeWithoutCode() {
        return bye.map(text ->
                text.startsWith("[") ? text.substring(text.indexOf(']') + 1).strip() : text);
    }
}
