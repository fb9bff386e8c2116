package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.model.UidValidity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which mailbox each folder of an account is, by the header of its UID list. A folder without one is given one, and of two
 * with the same GUID (somebody has copied a folder) the second gets another. For use by one thread at a time, but for what
 * only looks: many threads may, while nobody does anything else.
 */
final class Identities {
    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);
    private static final int HEADER_OCTETS = 256;

    private final String user;
    private final Storage storage;
    private final UidValidities uidValidities;
    private final Map<Path, Known> known = new HashMap<>();
    private final Map<String, Path> guids = new HashMap<>();

    private record Known(Path list, FileStamp stamp, Identity identity) {}

    Identities(String user, Storage storage, UidValidities uidValidities) {
        this.user = user;
        this.storage = storage;
        this.uidValidities = uidValidities;
    }

    /** Returns which mailbox a folder is, if its UID list is as it was when that was last found out; only looks. */
    Optional<Identity> unchanged(Path folder) throws IOException {
        Known cached = known.get(folder);
        return cached != null
                        && FileStamp.of(cached.list())
                                .filter(cached.stamp()::equals)
                                .isPresent()
                ? Optional.of(cached.identity())
                : Optional.empty();
    }

    /** Returns whether a folder was a mailbox when that was last found out; only looks. */
    boolean knows(Path folder) {
        return known.containsKey(folder);
    }

    Identity of(Path folder) throws IOException {
        Identity identity = read(folder);
        Path other = guids.putIfAbsent(identity.guid(), folder);
        if (other != null && !other.equals(folder)) {
            if (Files.isDirectory(other) && read(other).guid().equals(identity.guid())) {
                LOG.warn("{} is a copy of {}: it gets an identity of its own", folder, other);
                known.remove(folder);
                identity = write(folder, true);
            }
            guids.put(identity.guid(), folder);
        }
        return identity;
    }

    /** Learns that folders have other names, or are gone. */
    void forget() {
        known.clear();
        guids.clear();
    }

    private Identity read(Path folder) throws IOException {
        Path file = folder.resolve(UidList.FILE);
        Optional<FileStamp> stamp = FileStamp.of(file);
        Known cached = known.get(folder);
        if (cached != null && stamp.isPresent() && cached.stamp().equals(stamp.get())) {
            return cached.identity();
        }
        Optional<UidList.Header> header = stamp.isEmpty() ? Optional.empty() : header(file);
        Identity identity =
                header.isPresent() && !header.get().guid().isEmpty() ? identity(header.get()) : write(folder, false);
        FileStamp.of(file).ifPresent(now -> known.put(folder, new Known(file, now, identity)));
        return identity;
    }

    private Identity identity(UidList.Header header) {
        return new Identity(user, new UidValidity(header.uidValidity()), header.guid());
    }

    private static Optional<UidList.Header> header(Path file) throws IOException {
        try (FileChannel channel = Disk.openToRead(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(HEADER_OCTETS);
            channel.read(buffer, 0);
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf('\n');
            return end < 0
                    ? Optional.empty()
                    : UidList.parse(text.substring(0, end + 1).getBytes(StandardCharsets.ISO_8859_1))
                            .header();
        }
    }

    // Keeps what can be kept: what the list says, then what our log says.
    private Identity write(Path folder, boolean another) throws IOException {
        return DotLock.holding(folder.resolve(UidList.FILE), storage.settings().lockTimeout(), () -> {
            Optional<byte[]> octets = Disk.read(folder.resolve(UidList.FILE));
            UidList list = octets.map(UidList::parse).orElse(UidList.NONE);
            Optional<Snapshot> log = MailboxLog.peek(folder);
            if (list.header().isEmpty() && (octets.isPresent() || log.isPresent())) {
                LOG.warn("{} is damaged or gone; it is written again", folder.resolve(UidList.FILE));
            }
            Optional<Long> uidValidity =
                    list.header().map(UidList.Header::uidValidity).or(() -> log.map(Snapshot::uidValidity));
            Optional<String> guid = list.header()
                    .map(UidList.Header::guid)
                    .filter(text -> !text.isEmpty())
                    .or(() -> log.map(Snapshot::guid))
                    .filter(text -> !another);
            long next = Math.max(
                    list.uidNext(), log.map(there -> there.state().uidNext()).orElse(1L));
            UidList.Header header = new UidList.Header(
                    uidValidity.isPresent()
                            ? uidValidity.get()
                            : uidValidities.next(storage.nowSeconds()).value(),
                    next,
                    guid.orElseGet(storage.names()::guid),
                    true);
            write(folder, header, list);
            return identity(header);
        });
    }

    private static void write(Path folder, UidList.Header header, UidList list) throws IOException {
        StringBuilder text = new StringBuilder(header.line());
        list.entries().forEach(entry -> text.append(entry.line()));
        Disk.replace(folder.resolve(UidList.FILE), text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Puts the UID list of a new mailbox into its folder. */
    void begin(Path folder) throws IOException {
        begin(folder, uidValidities.next(storage.nowSeconds()));
    }

    /** Puts the UID list of a new mailbox with this UIDVALIDITY into its folder; returns its GUID. */
    String begin(Path folder, UidValidity uidValidity) throws IOException {
        String guid = storage.names().guid();
        write(folder, new UidList.Header(uidValidity.value(), 1, guid, true), UidList.NONE);
        return guid;
    }
}
