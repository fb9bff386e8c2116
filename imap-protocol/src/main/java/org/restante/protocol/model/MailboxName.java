package org.restante.protocol.model;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * The name of a mailbox: components with {@code /} between them, in Unicode (NFC). {@code INBOX} is the same in any case
 * (RFC 9051 section 5.1); other names are compared exactly. How a name is written on the wire is the codec's business,
 * how it is written to disk the store's.
 */
public final class MailboxName implements Comparable<MailboxName> {
    /** What separates the components. */
    public static final char DELIMITER = '/';
    /** The longest component, in octets of UTF-8: what a file system takes. */
    public static final int MAX_COMPONENT = 255;
    /** The longest name, in octets of UTF-8. */
    public static final int MAX_LENGTH = 1000;
    /** The most components. */
    public static final int MAX_DEPTH = 64;

    /** The primary mailbox of a user. */
    public static final MailboxName INBOX = new MailboxName("INBOX");

    private final String value;

    private MailboxName(String value) {
        this.value = value;
    }

    /**
     * Returns the mailbox of this name.
     *
     * @throws IllegalArgumentException if it cannot name a mailbox: empty, too long, an empty component, {@code .} or
     *     {@code ..} as a component, a control character, an unpaired surrogate
     */
    public static MailboxName of(String name) {
        String value = Normalizer.normalize(name, Normalizer.Form.NFC);
        check(!value.isEmpty(), "a mailbox name is not empty");
        check(octets(value) <= MAX_LENGTH, "a mailbox name has at most " + MAX_LENGTH + " octets");
        List<String> components = split(value);
        check(components.size() <= MAX_DEPTH, "a mailbox name has at most " + MAX_DEPTH + " components");
        components.forEach(MailboxName::checkComponent);
        return new MailboxName(canonicalInbox(value));
    }

    private static void checkComponent(String component) {
        check(!component.isEmpty(), "a mailbox name has no empty components");
        check(octets(component) <= MAX_COMPONENT, "a component of a mailbox name has at most 255 octets");
        check(!component.equals(".") && !component.equals(".."), "\".\" and \"..\" do not name mailboxes");
        check(
                component.codePoints().noneMatch(MailboxName::isForbidden),
                "a mailbox name has no control characters and no broken Unicode");
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c >= 0xD800 && c <= 0xDFFF;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void check(boolean condition, String reason) {
        if (!condition) {
            throw new IllegalArgumentException(reason);
        }
    }

    // "INBOX/x" in any case is below INBOX too: its first component is that mailbox.
    private static String canonicalInbox(String value) {
        boolean inbox =
                value.regionMatches(true, 0, "INBOX", 0, 5) && (value.length() == 5 || value.charAt(5) == DELIMITER);
        return inbox ? "INBOX" + value.substring(5) : value;
    }

    private static List<String> split(String value) {
        return List.of(value.split(String.valueOf(DELIMITER), -1));
    }

    /** Returns the name as text. */
    public String value() {
        return value;
    }

    /** Returns whether this is INBOX itself. */
    public boolean isInbox() {
        return value.equals(INBOX.value);
    }

    /** Returns the components, outermost first. */
    public List<String> components() {
        return split(value);
    }

    /** Returns the name of the mailbox above this one, if there is one. */
    public Optional<MailboxName> parent() {
        int end = value.lastIndexOf(DELIMITER);
        return end < 0 ? Optional.empty() : Optional.of(new MailboxName(value.substring(0, end)));
    }

    /** Returns whether this mailbox is somewhere below that one. */
    public boolean isBelow(MailboxName other) {
        return value.length() > other.value.length()
                && value.startsWith(other.value)
                && value.charAt(other.value.length()) == DELIMITER;
    }

    /**
     * Returns the name that this mailbox gets when the one above it (or itself) is renamed.
     *
     * @throws IllegalArgumentException if this is neither {@code from} nor below it, or the new name is too long
     */
    public MailboxName moved(MailboxName from, MailboxName to) {
        check(equals(from) || isBelow(from), value + " is not below " + from.value);
        return of(to.value + value.substring(from.value.length()));
    }

    @Override
    public int compareTo(MailboxName other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxName name && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
