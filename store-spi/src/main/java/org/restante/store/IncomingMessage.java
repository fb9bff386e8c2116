package org.restante.store;

import org.restante.protocol.mime.MimeScanner;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;

/**
 * Takes in a message: its octets go to an upload and through the MIME scanner at the same time, so that nothing is read
 * twice. For APPEND, deliveries and imports alike.
 */
public final class IncomingMessage implements AutoCloseable {
    private final Upload upload;
    private final MimeScanner scanner = new MimeScanner();

    /** Begins to take in a message for this mailbox. */
    public IncomingMessage(Mailbox mailbox) {
        this.upload = mailbox.upload();
    }

    /**
     * Takes more octets.
     *
     * @throws StoreException OVERQUOTA or LIMIT if there is no room
     */
    public void write(byte[] octets, int offset, int length) {
        upload.write(octets, offset, length);
        scanner.feed(octets, offset, length);
    }

    /** Returns how many octets have come so far. */
    public long size() {
        return upload.size();
    }

    /** Returns the message, complete; to be called once, and this stays open until it has been committed. */
    public NewMessage finish(Flags flags, InternalDate internalDate) {
        return new NewMessage(upload, scanner.finish(), flags, internalDate);
    }

    /** Lets go of the upload; what was not committed leaves nothing behind. */
    @Override
    public void close() {
        upload.close();
    }
}
