package org.restante.server.extension.notify;

import java.util.Arrays;
import java.util.Optional;

/** What can happen (RFC 5465 section 5), by the names of section 8. */
public enum NotifyEvent {
    /** A message arrives. */
    MESSAGE_NEW("MessageNew"),
    /** A message is expunged. */
    MESSAGE_EXPUNGE("MessageExpunge"),
    /** Flags change. */
    FLAG_CHANGE("FlagChange"),
    /** Annotations of a message change (RFC 5257). */
    ANNOTATION_CHANGE("AnnotationChange"),
    /** A mailbox is created, deleted or renamed. */
    MAILBOX_NAME("MailboxName"),
    /** A name is subscribed to, or no longer. */
    SUBSCRIPTION_CHANGE("SubscriptionChange"),
    /** An annotation of a mailbox changes (RFC 5464). */
    MAILBOX_METADATA_CHANGE("MailboxMetadataChange"),
    /** An annotation of the server changes (RFC 5464). */
    SERVER_METADATA_CHANGE("ServerMetadataChange");

    private final String wire;

    NotifyEvent(String wire) {
        this.wire = wire;
    }

    /** Returns the name as it is written in the protocol. */
    public String wire() {
        return wire;
    }

    /** Finds the event of a name, in any case. */
    public static Optional<NotifyEvent> of(String name) {
        return Arrays.stream(values())
                .filter(event -> event.wire.equalsIgnoreCase(name))
                .findFirst();
    }

    /** Returns whether it is about annotations of mailboxes or of the server, which not every server keeps. */
    public boolean isOfMetadata() {
        return this == MAILBOX_METADATA_CHANGE || this == SERVER_METADATA_CHANGE;
    }

    /** Returns whether it is about what changes of messages that are there. */
    public boolean isOfChanges() {
        return this == FLAG_CHANGE || this == ANNOTATION_CHANGE;
    }

    /** Returns whether it is about messages, so that it can be asked of the selected mailbox. */
    public boolean isOfMessages() {
        return this == MESSAGE_NEW || this == MESSAGE_EXPUNGE || isOfChanges();
    }
}
