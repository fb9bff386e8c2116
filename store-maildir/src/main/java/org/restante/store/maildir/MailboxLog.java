package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.restante.store.MessageAnnotations;
import org.restante.store.PrivateSeen;
import org.restante.store.StoreException;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own log of a mailbox: a snapshot, then what changed since. A change is committed when it is here, on disk; the names
 * of files follow, and are put right from here after a crash. What is behind the last mark "settled" may not have reached
 * the folder yet. For use by one thread at a time; the file is locked against other processes.
 */
final class MailboxLog implements AutoCloseable {
    static final String FILE = "restante-log";
    private static final Logger LOG = LoggerFactory.getLogger(MailboxLog.class);
    private static final int SNAPSHOT = 1;
    private static final int DELTA = 2;
    private static final int SETTLED = 3;
    private static final int RECENT = 4;

    private final Supplier<Path> folder;
    private FileChannel channel;
    private long end;
    private long snapshotEnd;
    private boolean settled = true;

    /**
     * What a log holds.
     *
     * @param snapshot where it begins
     * @param deltas what changed since, oldest first
     * @param settled how many of the deltas the folder has for sure
     * @param recentFrom the first UID that is recent
     */
    record Content(Snapshot snapshot, List<Delta> deltas, int settled, long recentFrom) {
        /** Returns what users have seen alone, after all of it. */
        PrivateSeen seen() {
            PrivateSeen seen = snapshot.state().seen();
            for (Delta delta : deltas) {
                seen = seen.without(delta.vanished()).with(delta.seen());
            }
            return seen;
        }

        /** Returns the annotations of messages that have any, after all of it. */
        Map<Long, MessageAnnotations> annotations() {
            Map<Long, MessageAnnotations> annotations = new HashMap<>(snapshot.annotations());
            deltas.forEach(delta -> delta.annotate(annotations));
            return annotations;
        }
    }

    private MailboxLog(Supplier<Path> folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    private Path path() {
        return folder.get().resolve(FILE);
    }

    /**
     * Opens the log of a mailbox, and makes it if there is none.
     *
     * @throws StoreException INUSE if another process has it open
     */
    static MailboxLog open(Supplier<Path> folder) throws IOException {
        return new MailboxLog(folder, locked(Disk.openOrCreate(folder.get().resolve(FILE))));
    }

    private static FileChannel locked(FileChannel channel) throws IOException {
        boolean mine = false;
        try {
            mine = channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            mine = false; // another store of this process has it
        } finally {
            if (!mine) {
                channel.close();
            }
        }
        if (!mine) {
            throw new StoreException(StoreException.Code.INUSE, "Another Restante has this mailbox open");
        }
        return channel;
    }

    /** Reads the log up to where it ends or is damaged; nothing if it has no snapshot. */
    Optional<Content> read() throws IOException {
        byte[] octets = new byte[Math.toIntExact(channel.size())];
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
            LOG.trace("reading {}", path());
        }
        buffer.flip();
        Optional<Snapshot> snapshot = Optional.empty();
        List<Delta> deltas = new ArrayList<>();
        long recentFrom = 1;
        int sure = 0;
        try {
            while (buffer.remaining() >= Integer.BYTES) {
                int length = buffer.getInt(buffer.position());
                if (length <= 0 || length > buffer.remaining() - Integer.BYTES) {
                    break; // cut short
                }
                byte[] record = new byte[length];
                buffer.get(buffer.position() + Integer.BYTES, record);
                ByteReader reader = new ByteReader(record);
                switch (reader.octet()) {
                    case SNAPSHOT -> {
                        snapshot = Optional.of(Snapshot.read(reader));
                        recentFrom = snapshot.get().recentFrom();
                        snapshotEnd = (long) buffer.position() + Integer.BYTES + length;
                    }
                    case DELTA -> deltas.add(Delta.read(reader));
                    case SETTLED -> sure = deltas.size();
                    case RECENT -> recentFrom = reader.number();
                    default -> throw ByteReader.damaged("an unknown kind");
                }
                reader.finish();
                buffer.position(buffer.position() + Integer.BYTES + length);
            }
        } catch (StoreException damaged) {
            LOG.warn("{} is damaged after {} octets: {}", path(), buffer.position(), damaged.getMessage());
        }
        end = buffer.position();
        settled = sure == deltas.size();
        if (end < octets.length) {
            channel.truncate(end);
        }
        int safe = sure;
        long recent = recentFrom;
        return snapshot.map(first -> new Content(first, deltas, safe, recent));
    }

    /** Returns the snapshot in the log of a mailbox that may be open elsewhere, if it has one. */
    static Optional<Snapshot> peek(Path folder) throws IOException {
        Optional<byte[]> octets = Disk.read(folder.resolve(FILE)).filter(read -> read.length > Integer.BYTES);
        try {
            return octets.map(read -> {
                        int length = ByteBuffer.wrap(read).getInt();
                        int there = read.length - Integer.BYTES;
                        return length <= 0 || length > there
                                ? new byte[0]
                                : Arrays.copyOfRange(read, Integer.BYTES, Integer.BYTES + length);
                    })
                    .map(ByteReader::new)
                    .filter(reader -> reader.octet() == SNAPSHOT)
                    .map(Snapshot::read);
        } catch (StoreException damaged) {
            LOG.warn("{} is damaged: {}", folder.resolve(FILE), damaged.getMessage());
            return Optional.empty();
        }
    }

    /** Commits changes: on disk when this returns. If it fails, none of them is there. */
    void commit(List<Delta> deltas) throws IOException {
        int size = 0;
        List<byte[]> records = new ArrayList<>(deltas.size());
        for (Delta delta : deltas) {
            ByteWriter writer = new ByteWriter();
            writer.octet(DELTA);
            delta.write(writer);
            records.add(writer.finish());
            size += Integer.BYTES + records.getLast().length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        records.forEach(record -> buffer.putInt(record.length).put(record));
        try {
            write(buffer.array());
            channel.force(false);
        } catch (IOException failure) {
            channel.truncate(end);
            throw failure;
        }
        end += size;
        settled = false;
    }

    private void write(byte[] octets) throws IOException {
        channel.position(end);
        Disk.write(channel, octets);
    }

    /** Notes that the folder has all that is here. */
    void settle() throws IOException {
        ByteWriter writer = new ByteWriter();
        writer.octet(SETTLED);
        add(writer);
        settled = true;
    }

    /** Notes which messages are recent; not on disk yet when this returns. */
    void recent(long from) throws IOException {
        ByteWriter writer = new ByteWriter();
        writer.octet(RECENT);
        writer.number(from);
        add(writer);
    }

    private void add(ByteWriter writer) throws IOException {
        byte[] record = writer.finish();
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + record.length);
        write(buffer.putInt(record.length).put(record).array());
        end += buffer.capacity();
    }

    /** Returns whether the folder has all that is here. */
    boolean isSettled() {
        return settled;
    }

    /** Returns whether so much has changed that it is time for a snapshot. */
    boolean isLong() {
        return end - snapshotEnd > Math.max(256 << 10, snapshotEnd);
    }

    /** Returns whether a snapshot cannot wait until nobody does: a log that is read at all is read whole. */
    boolean isOverdue() {
        return end - snapshotEnd > Math.max(32 << 20, 4 * snapshotEnd);
    }

    /** Returns whether there is anything behind the snapshot. */
    boolean hasTail() {
        return end > snapshotEnd;
    }

    /** Replaces the log by a snapshot. */
    void rewrite(Snapshot snapshot) throws IOException {
        ByteWriter writer = new ByteWriter();
        writer.octet(SNAPSHOT);
        snapshot.write(writer);
        byte[] record = writer.finish();
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + record.length);
        buffer.putInt(record.length).put(record);
        Path next = folder.get().resolve(FILE + ".next");
        Files.deleteIfExists(next);
        FileChannel replacement = locked(Disk.openOrCreate(next));
        try {
            Disk.write(replacement, buffer.array());
            replacement.force(true);
            Files.move(next, path(), StandardCopyOption.ATOMIC_MOVE);
            Disk.syncFolder(folder.get());
        } catch (IOException failure) {
            replacement.close();
            throw failure;
        }
        channel.close();
        channel = replacement;
        end = buffer.capacity();
        snapshotEnd = end;
        settled = true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
