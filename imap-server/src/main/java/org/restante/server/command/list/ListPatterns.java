package org.restante.server.command.list;

import org.restante.protocol.wire.ImapSyntaxException;

/** How much a pattern may cost. */
public final class ListPatterns {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_WILDCARDS = 32;

    private ListPatterns() {}

    /**
     * Reads a pattern of LIST.
     *
     * @throws ImapSyntaxException if it costs too much
     */
    public static ListPattern parse(String reference, String pattern) throws ImapSyntaxException {
        if (reference.length() + pattern.length() > MAX_LENGTH) {
            throw new ImapSyntaxException("The pattern is longer than " + MAX_LENGTH);
        }
        ListPattern parsed = ListPattern.of(reference, pattern);
        if (parsed.wildcards() > MAX_WILDCARDS) {
            throw new ImapSyntaxException("The pattern has more than " + MAX_WILDCARDS + " wildcards");
        }
        return parsed;
    }
}
