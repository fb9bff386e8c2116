package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.restante.protocol.mime.Summary;
import org.restante.protocol.model.UidSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Summaries of messages in files of our own, so that nothing is analysed twice: their octets one behind the other, and an
 * index with 24 octets for each. Nothing depends on them: what is missing or damaged is computed again, so nothing is
 * waited for to be on disk. Safe for use by many threads.
 */
final class SummaryFile implements AutoCloseable {
    static final String DATA = "restante-summaries";
    static final String INDEX = "restante-summaries.index";
    private static final Logger LOG = LoggerFactory.getLogger(SummaryFile.class);
    private static final int ENTRY = 24;
    private static final long MAX_SIZE = 64 << 20;

    private record Slot(long offset, int length, int checksum) {}

    private final Supplier<Path> folder;
    private final Map<Long, Slot> slots = new HashMap<>();
    private Optional<FileChannel> data = Optional.empty();
    private Optional<FileChannel> index = Optional.empty();
    private boolean broken;

    SummaryFile(Supplier<Path> folder) {
        this.folder = folder;
    }

    private FileChannel open() throws IOException {
        if (data.isEmpty()) {
            FileChannel octets = Disk.openOrCreate(folder.get().resolve(DATA));
            data = Optional.of(octets);
            FileChannel entries = Disk.openOrCreate(folder.get().resolve(INDEX));
            index = Optional.of(entries);
            load(entries, octets.size());
        }
        return data.get();
    }

    private void load(FileChannel entries, long size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(entries.size() / ENTRY * ENTRY));
        while (buffer.hasRemaining() && entries.read(buffer, buffer.position()) >= 0) {
            LOG.trace("reading {}", INDEX);
        }
        buffer.flip();
        while (buffer.remaining() >= ENTRY) {
            long uid = buffer.getLong();
            Slot slot = new Slot(buffer.getLong(), buffer.getInt(), buffer.getInt());
            if (slot.offset() >= 0 && slot.length() > 0 && slot.length() <= size - slot.offset()) {
                slots.put(uid, slot);
            }
        }
        entries.truncate(entries.size() / ENTRY * ENTRY);
    }

    /** Returns the summary of a message, if it is here. */
    synchronized Optional<Summary> find(long uid) {
        if (broken) {
            return Optional.empty();
        }
        try {
            FileChannel octets = open();
            Slot slot = slots.get(uid);
            if (slot == null) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.allocate(slot.length());
            while (buffer.hasRemaining() && octets.read(buffer, slot.offset() + buffer.position()) >= 0) {
                LOG.trace("reading {}", DATA);
            }
            if (!buffer.hasRemaining() && checksum(uid, buffer.array()) == slot.checksum()) {
                return Optional.of(Summary.decode(buffer.array()));
            }
            slots.remove(uid);
        } catch (IOException failure) {
            giveUp(failure);
        } catch (IllegalArgumentException ofAnotherVersion) {
            slots.remove(uid);
        }
        return Optional.empty();
    }

    /** Keeps the summary of a message. */
    synchronized void put(long uid, Summary summary) {
        byte[] octets = summary.encode();
        if (broken || octets.length > MAX_SIZE) {
            return;
        }
        try {
            FileChannel file = open();
            Slot slot = new Slot(file.size(), octets.length, checksum(uid, octets));
            file.position(slot.offset());
            Disk.write(file, octets);
            ByteBuffer entry = ByteBuffer.allocate(ENTRY)
                    .putLong(uid)
                    .putLong(slot.offset())
                    .putInt(slot.length())
                    .putInt(slot.checksum());
            FileChannel entries = index.orElseThrow();
            entries.position(entries.size());
            Disk.write(entries, entry.array());
            slots.put(uid, slot);
        } catch (IOException failure) {
            giveUp(failure);
        }
    }

    // The summary of one message is never taken for that of another.
    private static int checksum(long uid, byte[] octets) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, uid));
        sum.update(octets);
        return (int) sum.getValue();
    }

    private void giveUp(IOException failure) {
        LOG.warn("Summaries are not kept in {}", folder.get(), failure);
        broken = true;
        close();
    }

    /** Writes the files anew if most of them is about messages that are gone. */
    synchronized void compact(UidSet there) {
        if (broken || data.isEmpty()) {
            return;
        }
        long live = slots.keySet().stream().filter(there::contains).count();
        if (slots.size() - live <= live + 100) {
            return;
        }
        Map<Long, Summary> kept = new HashMap<>();
        slots.keySet().stream().filter(there::contains).toList().forEach(uid -> find(uid)
                .ifPresent(summary -> kept.put(uid, summary)));
        forget();
        kept.forEach(this::put);
    }

    /** Removes the files. */
    synchronized void forget() {
        close();
        slots.clear();
        try {
            Files.deleteIfExists(folder.get().resolve(INDEX));
            Files.deleteIfExists(folder.get().resolve(DATA));
            broken = false;
        } catch (IOException failure) {
            giveUp(failure);
        }
    }

    @Override
    public synchronized void close() {
        try {
            for (Optional<FileChannel> channel : List.of(data, index)) {
                if (channel.isPresent()) {
                    channel.get().close();
                }
            }
        } catch (IOException failure) {
            LOG.debug("Summaries in {}", folder.get(), failure);
        }
        data = Optional.empty();
        index = Optional.empty();
        slots.clear();
    }
}
