package org.restante.dist.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.core.connection.SessionSnapshot;

/** What operators see of a server that runs, and do to it. Every method may throw {@link AdminException}. */
public interface ServerControl {
    /** Returns how it is. */
    ServerStatus status();

    /** Returns the sessions that go on, of all protocols, the oldest first. */
    List<SessionSnapshot> sessions();

    /**
     * Ends sessions, each when the command that it carries out is done.
     *
     * @param words what their clients are told
     * @return how many they are
     */
    int end(SessionSelector which, String words);

    /** Returns what is traced, and to where. */
    TraceReport traces();

    /** Traces sessions: those that go on, and those that come. */
    void trace(SessionSelector which);

    /**
     * Ends a trace.
     *
     * @param which which one; all of them if it is nothing
     * @return whether there was one
     */
    boolean endTrace(Optional<SessionSelector> which);

    /** Returns the loggers that have a level of their own, sorted by name, with it. */
    Map<String, String> logLevels();

    /**
     * Gives a logger, and those below it that have none of their own, a level until the server ends.
     *
     * @param level a level of Logback, or {@code default} for that of the logger above it
     * @return whether anything logs by that name, or by one below it, so far
     */
    boolean logLevel(String logger, String level);
}
