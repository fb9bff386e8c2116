package org.restante.store;

/** A store's refusal or failure; the server turns its code into a response code (RFC 5530). */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why, in the words of RFC 5530 section 3, and {@code TOOBIG} of RFC 7889. */
    public enum Code {
        /** There is no such mailbox (any more). */
        NONEXISTENT,
        /** There is one of this name already. */
        ALREADYEXISTS,
        /** The message has been expunged, and its octets are gone. */
        EXPUNGEISSUED,
        /** This can never be done here. */
        CANNOT,
        /** The user may not. */
        NOPERM,
        /** The mailbox or the disk is full. */
        OVERQUOTA,
        /** A limit on numbers is reached: keywords, mailboxes. */
        LIMIT,
        /** The message is too large to be stored. */
        TOOBIG,
        /** Somebody else holds what is needed; later it may work. */
        INUSE,
        /** The storage cannot be reached for now. */
        UNAVAILABLE,
        /** What was stored is damaged. */
        CORRUPTION,
        /** Anything else that went wrong inside. */
        SERVERBUG
    }

    /** What a store says that does not keep annotations of messages ({@link Feature#MESSAGE_ANNOTATIONS}). */
    public static StoreException noMessageAnnotations() {
        return new StoreException(Code.CANNOT, "Annotations of messages are not kept here");
    }

    /** What a store says that keeps no {@code \Seen} for each reader ({@link Feature#PRIVATE_SEEN}). */
    public static StoreException noPrivateSeen() {
        return new StoreException(Code.CANNOT, "\\Seen is one for all readers here");
    }

    private final Code code;

    /**
     * A refusal.
     *
     * @param message for the user: one line, no secrets, nothing of other users
     */
    public StoreException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** A failure with its cause, which goes to the log and not to the user. */
    public StoreException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Returns why. */
    public Code code() {
        return code;
    }
}
