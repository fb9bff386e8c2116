package org.restante.core.connection;

/**
 * What sessions have come to.
 *
 * @param sessions how many there were
 * @param commands how many commands came, wrong ones included
 * @param received octets that came, within TLS
 * @param sent octets that were sent, within TLS
 */
public record Traffic(long sessions, long commands, long received, long sent) {
    /** Nothing yet. */
    public static final Traffic NONE = new Traffic(0, 0, 0, 0);

    static Traffic of(SessionActivity session) {
        return new Traffic(1, session.commands(), session.received(), session.sent());
    }

    /** Returns both together. */
    public Traffic plus(Traffic other) {
        return new Traffic(
                sessions + other.sessions, commands + other.commands, received + other.received, sent + other.sent);
    }

    /** Returns what has come since another one. */
    public Traffic since(Traffic before) {
        return new Traffic(
                sessions - before.sessions, commands - before.commands, received - before.received, sent - before.sent);
    }
}
