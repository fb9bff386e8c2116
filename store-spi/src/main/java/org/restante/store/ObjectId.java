package org.restante.store;

/**
 * The identity of a mailbox or of a message's content, unique in its account and never used again (RFC 8474 section 4).
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
