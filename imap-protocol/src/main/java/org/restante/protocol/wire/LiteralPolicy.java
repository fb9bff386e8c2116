package org.restante.protocol.wire;

/** Which literals are not collected but handed over as they come. */
@FunctionalInterface
public interface LiteralPolicy {
    /** Every literal is collected. */
    LiteralPolicy COLLECT_ALL = (command, soFar) -> false;

    /**
     * Returns whether the next literal is streamed. Never asked for the first argument of a command, which is a name and
     * no content.
     *
     * @param command the name of the command in upper case; {@code "UID FETCH"} for one with a UID form
     * @param soFar what came of the command before this literal
     */
    boolean streams(String command, Frame soFar);

    /** Returns whether clients may send literals of a style; else their announcement is text like any other. */
    default boolean knows(LiteralStyle style) {
        return true;
    }
}
