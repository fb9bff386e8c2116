package org.restante.server.engine;

/**
 * How many messages one command may be about (RFC 9738 section 3).
 *
 * @param commands any command that works on messages (MESSAGELIMIT); 0 for no limit
 * @param saving those that put messages into a mailbox, COPY and APPEND, if the others have none (SAVELIMIT); 0 for no limit
 */
public record MessageLimit(int commands, int saving) {
    /** No limit at all. */
    public static final MessageLimit NONE = new MessageLimit(0, 0);
    /**
     * Clients that look for the word find it; those that do not know it hardly meet it (RFC 9738 section 4.2).
     */
    public static final MessageLimit DEFAULT = new MessageLimit(1_000_000, 0);

    public MessageLimit {
        if (commands < 0 || saving < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
        if (commands > 0 && saving > 0) {
            throw new IllegalArgumentException("SAVELIMIT is announced instead of MESSAGELIMIT, not beside it");
        }
    }

    static MessageLimit of(Session session) {
        return session.server().registry().policy(MessageLimit.class).orElse(NONE);
    }

    /** Returns how many messages a command may put into a mailbox; 0 for no limit. */
    public int toSave() {
        return Math.max(commands, saving);
    }
}
