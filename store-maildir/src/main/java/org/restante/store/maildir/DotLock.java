package org.restante.store.maildir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that Dovecot keeps to: the file {@code NAME.lock} beside a file, with process and host of who holds it. One whose
 * process is gone, or that nobody has touched for two minutes, is taken away, as Dovecot does.
 */
final class DotLock {
    private static final Logger LOG = LoggerFactory.getLogger(DotLock.class);
    private static final Duration STALE = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(10);

    private final Path lock;

    private DotLock(Path lock) {
        this.lock = lock;
    }

    /**
     * Does something while it has the lock on a file.
     *
     * @throws StoreException INUSE if somebody else has it for too long
     */
    static <T> T holding(Path file, Duration patience, Disk.Action<T> action) throws IOException {
        DotLock held = take(file, patience);
        try {
            return action.run();
        } finally {
            held.release();
        }
    }

    private static DotLock take(Path file, Duration patience) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try (FileChannel channel = Disk.create(lock)) {
                String holder = ProcessHandle.current().pid() + ":" + UniqueNames.hostName();
                Disk.write(channel, holder.getBytes(StandardCharsets.US_ASCII));
                return new DotLock(lock);
            } catch (FileAlreadyExistsException held) {
                if (isStale(lock)) {
                    LOG.warn("{} is left over from a program that ended: taken away", lock);
                    Files.deleteIfExists(lock);
                } else if (System.nanoTime() - deadline >= 0) {
                    throw new StoreException(StoreException.Code.INUSE, "Another program has locked the mailbox", held);
                } else {
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Code.UNAVAILABLE, "The server is stopping", interrupted);
        }
    }

    private static boolean isStale(Path lock) throws IOException {
        try {
            FileTime touched = Files.getLastModifiedTime(lock);
            if (Duration.between(touched.toInstant(), Instant.now()).compareTo(STALE) > 0) {
                return true;
            }
            Optional<String> holder = Disk.read(lock).map(octets -> new String(octets, StandardCharsets.ISO_8859_1));
            int colon = holder.map(text -> text.indexOf(':')).orElse(-1);
            if (colon < 0 || !holder.get().substring(colon + 1).equals(UniqueNames.hostName())) {
                return false;
            }
            OptionalLong process = Numbers.parse(holder.get(), 0, colon);
            return process.isPresent() && ProcessHandle.of(process.getAsLong()).isEmpty();
        } catch (NoSuchFileException released) {
            return false;
        }
    }

    private void release() throws IOException {
        Files.deleteIfExists(lock);
    }
}
