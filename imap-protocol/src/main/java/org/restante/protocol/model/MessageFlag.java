package org.restante.protocol.model;

import java.util.Locale;

/**
 * One flag of a message: a system flag such as {@code \Seen}, or a keyword such as {@code $Forwarded} (RFC 9051 section
 * 2.3.2). Flags are compared without regard to case; a keyword keeps the spelling it was made with, but for those that are
 * registered (RFC 5788), which have the spelling of the registry.
 */
public final class MessageFlag implements Comparable<MessageFlag> {
    /** The longest keyword that is accepted, in octets. */
    public static final int MAX_LENGTH = 255;

    /** It has been read. */
    public static final MessageFlag SEEN = new MessageFlag("\\Seen");
    /** It has been answered. */
    public static final MessageFlag ANSWERED = new MessageFlag("\\Answered");
    /** It needs attention. */
    public static final MessageFlag FLAGGED = new MessageFlag("\\Flagged");
    /** It is to be expunged. */
    public static final MessageFlag DELETED = new MessageFlag("\\Deleted");
    /** It is not finished. */
    public static final MessageFlag DRAFT = new MessageFlag("\\Draft");

    private final String name;
    private final String key;

    private MessageFlag(String name) {
        this.name = name;
        this.key = name.toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the flag of this name.
     *
     * @throws IllegalArgumentException if the name is neither one of the five system flags that a message can keep nor
     *     an atom ({@code \Recent} belongs to a session, not to a message)
     */
    public static MessageFlag of(String name) {
        if (name.startsWith("\\")) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "\\seen" -> SEEN;
                case "\\answered" -> ANSWERED;
                case "\\flagged" -> FLAGGED;
                case "\\deleted" -> DELETED;
                case "\\draft" -> DRAFT;
                default -> throw new IllegalArgumentException("no such system flag");
            };
        }
        if (name.isEmpty() || name.length() > MAX_LENGTH || !name.chars().allMatch(MessageFlag::isAtomChar)) {
            throw new IllegalArgumentException("a keyword is an atom of 1 to " + MAX_LENGTH + " characters");
        }
        return new MessageFlag(RegisteredKeywords.spelling(name));
    }

    // RFC 9051 section 9: flag-keyword = ... / atom; atom-specials are ( ) { SP CTL % * " \ ]
    private static boolean isAtomChar(int c) {
        return c > ' ' && c < 0x7F && "(){%*\"\\]".indexOf(c) < 0;
    }

    /** Returns the name as it is written in the protocol. */
    public String name() {
        return name;
    }

    /** Returns whether this is a system flag; otherwise it is a keyword. */
    public boolean isSystem() {
        return name.charAt(0) == '\\';
    }

    @Override
    public int compareTo(MessageFlag other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageFlag flag && key.equals(flag.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
