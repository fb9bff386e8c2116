package org.restante.store.memory;

import org.restante.store.NewMessage;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.Upload;

/** The octets of a message on their way in. They count from the moment they come. */
final class MemoryUpload implements Upload {
    private static final long MAX_SIZE = 0xFFFF_FFFFL; // RFC822.SIZE of RFC 3501 is a 32-bit number

    private enum Progress {
        OPEN,
        COMMITTED,
        CLOSED
    }

    private final StoredMailbox mailbox;
    private final OctetBudget budget;
    private final ChunkedOctets octets = new ChunkedOctets();
    private Progress progress = Progress.OPEN;

    MemoryUpload(StoredMailbox mailbox, OctetBudget budget) {
        this.mailbox = mailbox;
        this.budget = budget;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        checkOpen();
        if (length > MAX_SIZE - octets.size()) {
            throw new StoreException(StoreException.Code.TOOBIG, "A message has at most 4 GiB");
        }
        budget.take(length);
        octets.append(source, offset, length);
    }

    @Override
    public long size() {
        return octets.size();
    }

    /** @throws IllegalArgumentException unless this can be appended to that mailbox */
    void checkFor(StoredMailbox target) {
        checkOpen();
        if (mailbox != target) {
            throw new IllegalArgumentException("an upload is appended to the mailbox that it belongs to");
        }
    }

    /** Hands the octets over: from now on the content answers for them. */
    StoredContent commit(ObjectId emailId, NewMessage message) {
        progress = Progress.COMMITTED;
        octets.trim();
        return new StoredContent(emailId, octets, message.summary(), budget);
    }

    private void checkOpen() {
        if (progress != Progress.OPEN) {
            throw new IllegalArgumentException("an upload that is " + progress);
        }
    }

    @Override
    public void close() {
        if (progress == Progress.OPEN) {
            budget.giveBack(octets.size());
        }
        progress = Progress.CLOSED;
    }
}
