package org.restante.protocol.mime;

import java.util.Optional;

/** The header fields that a summary is made of, and those that clients ask for so often that a summary keeps them. */
enum HeaderField {
    // Those a summary keeps: their order is the order of bits in it, so new ones go to the end of this group.
    DATE("date"),
    FROM("from"),
    SENDER("sender"),
    REPLY_TO("reply-to"),
    TO("to"),
    CC("cc"),
    BCC("bcc"),
    SUBJECT("subject"),
    MESSAGE_ID("message-id"),
    IN_REPLY_TO("in-reply-to"),
    REFERENCES("references"),
    LIST_ID("list-id"),
    CONTENT_TYPE("content-type"),
    CONTENT_TRANSFER_ENCODING("content-transfer-encoding"),
    MIME_VERSION("mime-version"),
    PRIORITY("priority"),
    X_PRIORITY("x-priority"),
    IMPORTANCE("importance"),
    NEWSGROUPS("newsgroups"),
    LIST_POST("list-post"),
    LIST_UNSUBSCRIBE("list-unsubscribe"),
    DISPOSITION_NOTIFICATION_TO("disposition-notification-to"),
    X_UNIFORM_TYPE_IDENTIFIER("x-uniform-type-identifier"),
    X_UNIVERSALLY_UNIQUE_IDENTIFIER("x-universally-unique-identifier"),
    X_K9MAIL_IDENTITY("x-k9mail-identity"),
    CHAT_VERSION("chat-version"),
    // Those that only the structure needs.
    CONTENT_ID("content-id"),
    CONTENT_DESCRIPTION("content-description"),
    CONTENT_MD5("content-md5"),
    CONTENT_DISPOSITION("content-disposition"),
    CONTENT_LANGUAGE("content-language"),
    CONTENT_LOCATION("content-location");

    /** The longest name has fewer octets than this. */
    static final int MAX_NAME = 40;

    /** How many fields a summary keeps: the first ones. */
    static final int HELD = CONTENT_ID.ordinal();

    private static final HeaderField[] ALL = values();

    private final String lowerCase;

    HeaderField(String lowerCase) {
        this.lowerCase = lowerCase;
    }

    boolean isHeld() {
        return ordinal() < HELD;
    }

    /** Returns the field's bit in a mask. */
    int bit() {
        return 1 << ordinal();
    }

    /** Returns whether a part that is no message is described by this field. */
    boolean describesPart() {
        return lowerCase.startsWith("content-");
    }

    /** Returns whether an inner message is described by this field. */
    boolean describesMessage() {
        return describesPart() || ordinal() <= IN_REPLY_TO.ordinal();
    }

    /** Returns the field of this name, in any case. */
    static Optional<HeaderField> find(byte[] name, int length) {
        for (HeaderField field : ALL) {
            if (field.lowerCase.length() == length && field.isNamed(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private boolean isNamed(byte[] name) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Ascii.lower(name[i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
