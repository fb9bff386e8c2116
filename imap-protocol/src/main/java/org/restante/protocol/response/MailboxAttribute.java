package org.restante.protocol.response;

import java.util.Locale;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.wire.ImapCharacters;

/** What LIST says about a mailbox: {@code \Noselect}, {@code \HasChildren} ... (RFC 9051 section 7.3.1), in any case. */
public final class MailboxAttribute {
    /** The mailbox does not exist; {@code \Noselect} goes without saying. */
    public static final MailboxAttribute NONEXISTENT = new MailboxAttribute("\\NonExistent");
    /** Nothing can be created below it. */
    public static final MailboxAttribute NOINFERIORS = new MailboxAttribute("\\Noinferiors");
    /** It cannot be selected. */
    public static final MailboxAttribute NOSELECT = new MailboxAttribute("\\Noselect");
    /** Something is below it that the user can see. */
    public static final MailboxAttribute HAS_CHILDREN = new MailboxAttribute("\\HasChildren");
    /** Nothing is below it that the user can see. */
    public static final MailboxAttribute HAS_NO_CHILDREN = new MailboxAttribute("\\HasNoChildren");
    /** It probably has new messages. */
    public static final MailboxAttribute MARKED = new MailboxAttribute("\\Marked");
    /** It has no new messages. */
    public static final MailboxAttribute UNMARKED = new MailboxAttribute("\\Unmarked");
    /** The user has subscribed to it. */
    public static final MailboxAttribute SUBSCRIBED = new MailboxAttribute("\\Subscribed");
    /** It is on another server. */
    public static final MailboxAttribute REMOTE = new MailboxAttribute("\\Remote");

    private final String name;
    private final String key;

    private MailboxAttribute(String name) {
        this.name = name;
        this.key = name.toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the attribute of this name.
     *
     * @throws IllegalArgumentException if it is not a backslash and an atom
     */
    public static MailboxAttribute of(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("an attribute of a mailbox is a backslash and an atom");
        }
        return new MailboxAttribute(name);
    }

    /** Returns the attribute that says what a mailbox is for (RFC 6154 section 2). */
    public static MailboxAttribute of(SpecialUse use) {
        return new MailboxAttribute(use.attribute());
    }

    // flag-extension = "\" atom
    static boolean isName(String name) {
        return name.startsWith("\\") && ImapCharacters.isAtom(name.substring(1));
    }

    /** Returns the name as it is written in the protocol, with its backslash. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxAttribute that && key.equals(that.key);
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
