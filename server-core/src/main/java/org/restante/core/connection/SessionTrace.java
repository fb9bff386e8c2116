package org.restante.core.connection;

/**
 * Where a session that is traced says what it hears and what it says. Whoever calls it leaves out passwords, and everything
 * else that proves who somebody is.
 */
public interface SessionTrace {
    /** Takes note of what the client sent: a command, or a line of another kind, whatever is in it. */
    void client(String text);

    /** Takes note of what the client was sent. */
    void server(String text);

    /** Returns what stands in place of octets that nobody is to read. */
    static String hidden(long octets) {
        return "<" + octets + " octets hidden>";
    }
}
