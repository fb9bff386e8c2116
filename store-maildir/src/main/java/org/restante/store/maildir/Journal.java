package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.protocol.model.UidSet;
import org.restante.store.StoreException;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an account is about to do to more than one folder. It is on disk before anything of it is done, and is done again
 * after a crash; to do it twice changes nothing. One thing at a time: what begins waits for what has not ended.
 */
final class Journal {
    static final String FILE = "restante-journal";
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int MOVE = 1;
    private static final int RENAMES = 2;

    private final Path root;
    private final ReentrantLock lock = new ReentrantLock();

    Journal(Path root) {
        this.root = root;
    }

    /** Something that is done as a whole or not at all. */
    sealed interface Entry {}

    /**
     * Messages go from one mailbox to another.
     *
     * @param source the folder that they leave
     * @param target the folder that they come to; their octets wait in its tmp
     * @param uids their UIDs in the source
     * @param arrival what they are to the target
     */
    record Move(Path source, Path target, UidSet uids, Delta arrival) implements Entry {}

    /**
     * Folders get other names, one after the other.
     *
     * @param steps the names
     */
    record Renames(List<Rename> steps) implements Entry {}

    /** A folder or file gets another name. */
    record Rename(Path from, Path to) {}

    /** Writes down what is about to be done; to be ended by the same thread. */
    void begin(Entry entry) throws IOException {
        lock.lock();
        boolean begun = false;
        try (FileChannel channel = Disk.openOrCreate(root.resolve(FILE))) {
            byte[] octets = encode(entry);
            channel.write(ByteBuffer.wrap(octets), 0);
            channel.truncate(octets.length);
            channel.force(true);
            begun = true;
        } finally {
            if (!begun) {
                lock.unlock();
            }
        }
    }

    /** Notes that all is done, and on disk, or that nothing is; nothing if nothing was begun. */
    void end() {
        if (!lock.isHeldByCurrentThread()) {
            return;
        }
        try (FileChannel channel = Disk.openOrCreate(root.resolve(FILE))) {
            channel.truncate(0);
        } catch (IOException failure) {
            LOG.warn("{} is left; what it says is done", root.resolve(FILE), failure);
        } finally {
            lock.unlock();
        }
    }

    /** Returns what was begun and may not have been done. */
    Optional<Entry> unfinished() throws IOException {
        Optional<byte[]> octets = Disk.read(root.resolve(FILE)).filter(read -> read.length > 0);
        try {
            return octets.map(this::decode);
        } catch (StoreException | IllegalArgumentException cutShort) {
            LOG.info("{} was not written to its end: nothing of it was done", root.resolve(FILE));
            return Optional.empty();
        }
    }

    /** Forgets what was unfinished. */
    void clear() throws IOException {
        Files.deleteIfExists(root.resolve(FILE));
    }

    private byte[] encode(Entry entry) {
        ByteWriter writer = new ByteWriter();
        switch (entry) {
            case Move move -> {
                writer.octet(MOVE);
                path(writer, move.source());
                path(writer, move.target());
                writer.uids(move.uids());
                move.arrival().write(writer);
            }
            case Renames renames -> {
                writer.octet(RENAMES);
                writer.number(renames.steps().size());
                renames.steps().forEach(step -> {
                    path(writer, step.from());
                    path(writer, step.to());
                });
            }
        }
        return writer.finish();
    }

    private Entry decode(byte[] octets) {
        ByteReader reader = new ByteReader(octets);
        switch (reader.octet()) {
            case MOVE -> {
                Path source = path(reader);
                Path target = path(reader);
                UidSet uids = reader.uids();
                return new Move(source, target, uids, Delta.read(reader));
            }
            case RENAMES -> {
                List<Rename> steps = new ArrayList<>();
                for (int count = reader.count(2); count > 0; count--) {
                    steps.add(new Rename(path(reader), path(reader)));
                }
                return new Renames(steps);
            }
            default -> throw ByteReader.damaged("an unknown kind");
        }
    }

    // The names of folders may be in UTF-8.
    private static void path(ByteWriter writer, Path path) {
        writer.text(Base64.getEncoder()
                .encodeToString(path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static Path path(ByteReader reader) {
        return Path.of(new String(Base64.getDecoder().decode(reader.text()), StandardCharsets.UTF_8));
    }
}
