package org.restante.store.maildir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.restante.protocol.model.UidSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one mailbox, and which file each message has in it. Everybody may read; only who holds the lock of the
 * mailbox changes anything. What is known here of a name changes before the file does, so that notices of the file
 * system tell our own doing from that of others.
 */
final class MailboxFiles {
    static final String CUR = "cur";
    static final String NEW = "new";
    static final String TMP = "tmp";

    /** Files of ours in tmp: on their way in, or vanished and still being read. */
    static final String STAGED = "restante.";

    static final String GONE = "restante-gone.";

    private static final Logger LOG = LoggerFactory.getLogger(MailboxFiles.class);

    private final Map<Long, MessageFile> byUid = new ConcurrentHashMap<>();
    private final Map<String, Long> byBase = new ConcurrentHashMap<>();
    private final Map<Long, Gone> gone = new ConcurrentHashMap<>();
    private volatile Parts parts;
    private volatile boolean warned;

    /** A message that has vanished: the name that its octets have in tmp, and the file that it was. */
    private record Gone(String name, MessageFile file) {}

    // Spelt once, since every SELECT and every look for news asks for them.
    private record Parts(Path folder, Path cur, Path fresh) {
        static Parts of(Path folder) {
            return new Parts(folder, folder.resolve(CUR), folder.resolve(NEW));
        }
    }

    MailboxFiles(Path folder) {
        this.parts = Parts.of(folder);
    }

    Path folder() {
        return parts.folder();
    }

    /** Learns that the folder has another name now. */
    void moved(Path to) {
        parts = Parts.of(to);
    }

    Path cur(FileName name) {
        return parts.cur().resolve(name.toString());
    }

    /** Returns where a message waits that is on its way in. */
    Path staged(String unique) {
        return folder().resolve(TMP).resolve(STAGED + unique);
    }

    Optional<MessageFile> find(long uid) {
        return Optional.ofNullable(byUid.get(uid));
    }

    OptionalLong uidOf(String base) {
        Long uid = byBase.get(base);
        return uid == null ? OptionalLong.empty() : OptionalLong.of(uid);
    }

    void put(long uid, MessageFile file) {
        MessageFile before = byUid.put(uid, file);
        if (before != null && !before.base().equals(file.base())) {
            byBase.remove(before.base());
        }
        byBase.put(file.base(), uid);
    }

    void remove(long uid) {
        MessageFile file = byUid.remove(uid);
        if (file != null) {
            byBase.remove(file.base(), uid);
        }
    }

    void clear() {
        byUid.clear();
        byBase.clear();
        gone.clear();
    }

    /** Returns whether a file of this name in cur is where we believe it to be. */
    boolean isKnown(String name) {
        FileName file = FileName.parse(name);
        return uidOf(file.base()).isPresent()
                && find(uidOf(file.base()).getAsLong())
                        .map(there -> there.name().equals(file))
                        .orElse(false);
    }

    /** Returns the usable names in a folder of the mailbox. */
    List<FileName> list(String which) throws IOException {
        File directory = folder().resolve(which).toFile();
        String[] names = directory.list();
        if (names == null) {
            throw Files.isDirectory(directory.toPath())
                    ? new IOException("cannot read " + directory)
                    : new NoSuchFileException(directory.toString());
        }
        List<FileName> usable = new ArrayList<>(names.length);
        for (String name : names) {
            if (FileName.isUsable(name)) {
                usable.add(FileName.parse(name));
            } else if (!warned && !name.startsWith(".")) {
                warned = true;
                LOG.warn("{} has a file whose name is not in US-ASCII; such files are passed over", directory);
            }
        }
        return usable;
    }

    /** When the folders changed last. */
    record Stamps(FileTime cur, FileTime fresh) {}

    Stamps stamps() throws IOException {
        Parts now = parts;
        return new Stamps(Files.getLastModifiedTime(now.cur()), Files.getLastModifiedTime(now.fresh()));
    }

    /** Gives a file in cur other letters; one that somebody has renamed meanwhile is looked for. */
    void rename(long uid, String letters) throws IOException {
        MessageFile file = byUid.get(uid);
        if (file == null) {
            return;
        }
        FileName target = file.name().withLetters(letters);
        if (target.equals(file.name())) {
            return;
        }
        put(uid, file.named(target));
        try {
            Files.move(cur(file.name()), cur(target), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException renamed) {
            Optional<FileName> other = locate(file.base());
            if (other.isPresent() && !other.get().equals(target)) {
                Files.move(cur(other.get()), cur(target), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Finds the file of a message whose name is not what it was. */
    Optional<FileName> locate(String base) throws IOException {
        return list(CUR).stream().filter(name -> name.base().equals(base)).findFirst();
    }

    /** Brings a file in from tmp. */
    void arrive(long uid, MessageFile file) throws IOException {
        put(uid, file);
        Files.move(staged(FileName.unique(file.base())), cur(file.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes a file out of cur; its octets stay until {@link #release}. */
    void vanish(long uid) throws IOException {
        MessageFile file = byUid.get(uid);
        if (file == null) {
            return;
        }
        remove(uid);
        String name = GONE + uid + "." + file.base();
        try {
            Files.move(cur(file.name()), folder().resolve(TMP).resolve(name), StandardCopyOption.ATOMIC_MOVE);
            gone.put(uid, new Gone(name, file));
        } catch (NoSuchFileException renamed) {
            Optional<FileName> other = locate(file.base());
            if (other.isPresent()) {
                Files.move(cur(other.get()), folder().resolve(TMP).resolve(name), StandardCopyOption.ATOMIC_MOVE);
                gone.put(uid, new Gone(name, file));
            }
        }
    }

    /** Returns where the octets of a message are: in cur, or of one that vanished and was not let go of, in tmp. */
    Optional<Path> octets(long uid) {
        Optional<Path> there = find(uid).map(file -> cur(file.name()));
        return there.isPresent()
                ? there
                : Optional.ofNullable(gone.get(uid))
                        .map(left -> folder().resolve(TMP).resolve(left.name()));
    }

    /** Returns the file that the message has, or had before it vanished. */
    Optional<MessageFile> fileOf(long uid) {
        Optional<MessageFile> there = find(uid);
        return there.isPresent() ? there : Optional.ofNullable(gone.get(uid)).map(Gone::file);
    }

    /** Removes the octets of messages that vanished. */
    void release(UidSet uids) {
        uids.forEach(uid -> {
            Gone left = gone.remove(uid);
            if (left != null) {
                removeQuietly(folder().resolve(TMP).resolve(left.name()));
            }
        });
    }

    private static void removeQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            LOG.warn("{} is left over", file, failure);
        }
    }

    /** Removes what an earlier process left in tmp: messages that had vanished, and uploads that are an hour old. */
    void sweep(long nowSeconds) throws IOException {
        File[] files = folder().resolve(TMP).toFile().listFiles((tmp, name) -> name.startsWith("restante"));
        for (File file : files == null ? new File[0] : files) {
            if (file.getName().startsWith(GONE) || changed(file.toPath()) < nowSeconds - 3600) {
                Disk.removeAll(file.toPath());
            }
        }
    }

    // The time of the last change of name or link: that of the content is the message's date.
    private static long changed(Path file) throws IOException {
        try {
            return ((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toMillis() / 1000;
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }
}
