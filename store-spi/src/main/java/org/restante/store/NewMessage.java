package org.restante.store;

import org.restante.protocol.mime.Summary;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;

/**
 * A message to append; {@link IncomingMessage} makes one.
 *
 * @param upload its octets, complete; from an upload of the mailbox that it is appended to
 * @param summary what the scanner found in them
 * @param flags the flags it begins with
 * @param internalDate when it arrived
 * @param annotations what it is annotated with; a store without {@link Feature#MESSAGE_ANNOTATIONS} refuses any with CANNOT
 */
public record NewMessage(
        Upload upload, Summary summary, Flags flags, InternalDate internalDate, MessageAnnotations annotations) {
    /** A message without annotations. */
    public NewMessage(Upload upload, Summary summary, Flags flags, InternalDate internalDate) {
        this(upload, summary, flags, internalDate, MessageAnnotations.NONE);
    }

    /** Returns the message with these flags. */
    public NewMessage with(Flags others) {
        return new NewMessage(upload, summary, others, internalDate, annotations);
    }

    /** Returns the message with these annotations. */
    public NewMessage with(MessageAnnotations others) {
        return new NewMessage(upload, summary, flags, internalDate, others);
    }
}
