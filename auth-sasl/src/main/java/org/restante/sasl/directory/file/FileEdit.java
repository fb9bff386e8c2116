package org.restante.sasl.directory.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;

/**
 * Rewrites a file so that readers see the old or the new one whole, power loss included, and so that of two processes
 * that edit at the same time neither loses a line: a lock on {@code FILE.lock} covers reading, changing and replacing.
 * The file stays its owner's, readable by nobody else.
 */
final class FileEdit {
    // A lock on a file holds for the process; its threads take turns by this one.
    private static final ReentrantLock PROCESS = new ReentrantLock();

    private final Path file;

    FileEdit(Path file) {
        this.file = file;
    }

    /** Calls for the new lines, with the lock held, and puts them in the file's place. */
    void replace(Supplier<List<String>> newLines) {
        replaceIf(() -> Optional.of(newLines.get()));
    }

    /** As {@link #replace}, but for an answer that is empty, which leaves the file alone. */
    void replaceIf(Supplier<Optional<List<String>>> newLines) {
        PROCESS.lock();
        try {
            // A symbolic link stays one: what it leads to is replaced.
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path lockFile = sibling(target, ".lock");
            try (FileChannel channel = create(lockFile, StandardOpenOption.CREATE)) {
                channel.lock(); // until the channel closes
                keepOwner(target, lockFile);
                Optional<List<String>> lines = newLines.get();
                if (lines.isPresent()) {
                    write(target, lines.get());
                }
            }
        } catch (IOException e) {
            throw new DirectoryException(Code.UNAVAILABLE, file + " cannot be changed: " + e, e);
        } finally {
            PROCESS.unlock();
        }
    }

    private static void write(Path target, List<String> lines) throws IOException {
        Path next = sibling(target, ".new");
        // What a crash has left; nobody else is here, under the lock.
        Files.deleteIfExists(next);
        try {
            try (FileChannel channel = create(next, StandardOpenOption.CREATE_NEW)) {
                String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
                ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (octets.hasRemaining()) {
                    channel.write(octets);
                }
                keepOwner(target, next);
                channel.force(true);
            }
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } finally {
            Files.deleteIfExists(next);
        }
    }

    // root edits the file of a server that runs as somebody else, who has to be able to read it afterwards.
    private static void keepOwner(Path target, Path next) throws IOException {
        if (Files.exists(target)) {
            UserPrincipal owner = Files.getOwner(target);
            if (!owner.equals(Files.getOwner(next))) {
                Files.setOwner(next, owner);
            }
        }
    }

    private static FileChannel create(Path path, StandardOpenOption create) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(path, Set.of(create, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), attributes);
    }

    private static Path sibling(Path target, String suffix) {
        return target.resolveSibling(target.getFileName() + suffix);
    }
}
