package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file {@code dovecot-uidlist} of one mailbox, and how much of it has been read. Dovecot adds lines at its end or
 * replaces it as a whole, and so do we, both under its lock. For use by one thread at a time.
 */
final class UidListFile {
    private final Supplier<Path> folder;
    private final Duration patience;
    private Optional<FileStamp> known = Optional.empty();
    private long end;
    private long lines;

    /** What {@link #refresh} found: the whole list, or what was added to it. */
    record News(UidList list, boolean whole) {}

    UidListFile(Supplier<Path> folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
    }

    private Path path() {
        return folder.get().resolve(UidList.FILE);
    }

    /** Does something while it has the lock of the list. */
    <T> T locked(Disk.Action<T> action) throws IOException {
        return DotLock.holding(path(), patience, action);
    }

    /** Returns how many lines the file has, those of messages that are gone too. */
    long lines() {
        return lines;
    }

    private Optional<FileStamp> stamp() throws IOException {
        return FileStamp.of(path());
    }

    /** Returns whether the file is another than when it was last read or written here. */
    boolean isNews() throws IOException {
        return !known.equals(stamp());
    }

    /** Reads what has been added, or all if the file has been replaced. */
    News refresh() throws IOException {
        Optional<FileStamp> now = stamp();
        boolean grown = now.isPresent()
                && known.isPresent()
                && known.get().file().equals(now.get().file())
                && known.get().size() <= now.get().size()
                && end > 0;
        byte[] octets = now.isEmpty() ? new byte[0] : read(grown ? end : 0);
        known = now;
        if (grown) {
            UidList added = UidList.parseTail(octets);
            end += added.end();
            lines += added.entries().size();
            return new News(added, false);
        }
        UidList list = UidList.parse(octets);
        end = list.end();
        lines = list.entries().size();
        return new News(list, true);
    }

    private byte[] read(long from) throws IOException {
        try (FileChannel channel = Disk.openToRead(path())) {
            ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(Math.max(0, channel.size() - from)));
            long at = from;
            while (buffer.hasRemaining()) {
                int count = channel.read(buffer, at);
                if (count < 0) {
                    break;
                }
                at += count;
            }
            byte[] octets = new byte[buffer.position()];
            buffer.flip().get(octets);
            return octets;
        }
    }

    /** Adds lines. Not on disk before {@link #force}. */
    void append(List<UidList.Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder(entries.size() * 80);
        entries.forEach(entry -> text.append(entry.line()));
        byte[] octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        try (FileChannel channel = FileChannel.open(path(), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            // Half a line that somebody left there when he died is written over.
            channel.position(end);
            Disk.write(channel, octets);
            channel.truncate(end + octets.length);
        }
        end += octets.length;
        lines += entries.size();
        known = stamp();
    }

    /** Forgets what was read. */
    void forget() {
        known = Optional.empty();
        end = 0;
        lines = 0;
    }

    /** Waits until the lines are on disk. */
    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(path(), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }

    /** Replaces the file. */
    void rewrite(UidList.Header header, Iterable<UidList.Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder(header.line());
        lines = 0;
        for (UidList.Entry entry : entries) {
            text.append(entry.line());
            lines++;
        }
        byte[] octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        Disk.replace(path(), octets);
        end = octets.length;
        known = stamp();
    }
}
