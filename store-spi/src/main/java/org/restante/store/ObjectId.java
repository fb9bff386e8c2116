package org.restante.store;

/**
 * The identity of a mailbox or of a message's content (RFC 8474 section 4): unique in its store, so that no two accounts
 * have the same one for different things, and never used again. The server keeps open mailboxes by it.
 *
 * @param value 1 to 255 letters, digits, {@code -} and {@code _}
 */
public record ObjectId(String value) {
    public ObjectId {
        if (value.isEmpty() || value.length() > 255 || !value.chars().allMatch(ObjectId::isAllowed)) {
            throw new IllegalArgumentException("an object identifier has 1 to 255 letters, digits, '-' and '_'");
        }
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    @Override
    public String toString() {
        return value;
    }
}
