package org.restante.dist.admin;

/**
 * What became of a message that was to be delivered.
 *
 * @param status in short
 * @param text for people
 */
public record DeliveryAnswer(Status status, String text) {
    /** What became of it, in the classes of {@code sysexits.h}. */
    public enum Status {
        /** It is in the mailbox, on disk. */
        DELIVERED,
        /** There is no such user, or the account is closed. */
        NO_USER,
        /** Not now; later it may work. */
        LATER,
        /** It cannot be delivered. */
        REFUSED
    }
}
