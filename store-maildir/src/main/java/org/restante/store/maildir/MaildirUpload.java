package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.restante.protocol.model.InternalDate;
import org.restante.store.NewMessage;
import org.restante.store.StoreException;
import org.restante.store.Upload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The octets of a message on their way into {@code tmp}. */
final class MaildirUpload implements Upload {
    private static final Logger LOG = LoggerFactory.getLogger(MaildirUpload.class);
    private static final long MAX_SIZE = 0xFFFF_FFFFL; // RFC822.SIZE of RFC 3501 is a 32-bit number
    private static final int BUFFER = 64 << 10;
    private static final int FIRST_BUFFER = 8 << 10;

    private final OpenMailbox box;
    private final String unique;
    private final LineFeeds lineFeeds = new LineFeeds();
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER);
    private Optional<FileChannel> channel = Optional.empty();
    private long size;
    private boolean complete;
    private boolean committed;
    private boolean closed;

    MaildirUpload(OpenMailbox box) {
        this.box = box;
        this.unique = box.storage.names().next();
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        checkOpen();
        if (length > MAX_SIZE - size) {
            throw new StoreException(StoreException.Code.TOOBIG, "A message has at most 4 GiB");
        }
        lineFeeds.feed(octets, offset, length);
        size += length;
        Disk.attempt(() -> {
            for (int done = 0; done < length; ) {
                int some = Math.min(length - done, buffer.remaining());
                buffer.put(octets, offset + done, some);
                done += some;
                if (!buffer.hasRemaining()) {
                    flush();
                }
            }
            return size;
        });
    }

    private void flush() throws IOException {
        if (channel.isEmpty()) {
            box.storage.checkRoom(box.files.folder());
            channel = Optional.of(Disk.create(path()));
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.get().write(buffer);
        }
        buffer = buffer.capacity() < BUFFER ? ByteBuffer.allocate(BUFFER) : buffer.clear();
    }

    private Path path() {
        return box.files.staged(unique);
    }

    private void checkOpen() {
        if (closed || complete) {
            throw new IllegalArgumentException("an upload that is at its end");
        }
    }

    @Override
    public long size() {
        return size;
    }

    /** @throws IllegalArgumentException unless this can be appended to that mailbox */
    void checkFor(OpenMailbox target) {
        if (closed || committed || box != target) {
            throw new IllegalArgumentException("an upload is appended once, to the mailbox that it belongs to");
        }
    }

    /** Waits until the octets are on disk, and returns them as they wait for a commit. */
    Staged stage(NewMessage message) {
        if (!complete) {
            complete = true;
            Disk.attempt(() -> finish(message.internalDate()));
        }
        String base = FileName.base(unique, size, lineFeeds.lone());
        return new Staged(
                base,
                base,
                message.flags(),
                message.internalDate(),
                size,
                Optional.of(message.summary()),
                message.annotations());
    }

    private long finish(InternalDate date) throws IOException {
        flush();
        try (FileChannel file = channel.orElseThrow()) {
            Files.setLastModifiedTime(path(), FileTime.from(Instant.ofEpochSecond(date.epochSecond())));
            file.force(true);
        }
        return size;
    }

    /** Learns that the octets belong to a message now. */
    void committed() {
        committed = true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        buffer = ByteBuffer.allocate(0);
        if (channel.isEmpty()) {
            return;
        }
        try {
            channel.get().close();
            if (!committed) {
                Files.deleteIfExists(path());
            }
        } catch (IOException failure) {
            LOG.warn("{} is left for the next start", path(), failure);
        }
    }
}
