package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;

/** What is done to files and folders, and what the server is told when it goes wrong. */
final class Disk {
    private static final Set<OpenOption> READING = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Disk() {}

    /** Something that reads or writes files. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** Does something, and says in the store's words what went wrong. */
    static <T> T attempt(Action<T> action) {
        try {
            return action.run();
        } catch (IOException failure) {
            throw failure(failure);
        }
    }

    static StoreException failure(IOException failure) {
        String reason = Optional.ofNullable(failure.getMessage()).orElse("");
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return new StoreException(Code.OVERQUOTA, "The disk is full", failure);
        }
        if (failure instanceof AccessDeniedException || reason.contains("Operation not permitted")) {
            return new StoreException(Code.UNAVAILABLE, "The server may not use the folder of this mail", failure);
        }
        if (reason.contains("Read-only file system")) {
            return new StoreException(Code.UNAVAILABLE, "The disk of this mail is read-only", failure);
        }
        return new StoreException(Code.UNAVAILABLE, "The folder of this mail cannot be read or written", failure);
    }

    static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PRIVATE_FOLDER);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder)) {
                throw there;
            }
        }
    }

    static void makeFolders(Path folder) throws IOException {
        Files.createDirectories(folder, PRIVATE_FOLDER);
    }

    /** Opens a file for reading; not through a link, which may lead anywhere. */
    static FileChannel openToRead(Path file) throws IOException {
        return FileChannel.open(file, READING);
    }

    /** Makes a file that is not there yet. */
    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), PRIVATE_FILE);
    }

    /** Opens a file for reading and writing, and makes it if it is not there. */
    static FileChannel openOrCreate(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE,
                        LinkOption.NOFOLLOW_LINKS),
                PRIVATE_FILE);
    }

    static void write(FileChannel channel, byte[] octets) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Replaces a file, so that after a crash it is the old one or the new one, whole. */
    static void replace(Path file, byte[] octets) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".restante");
        Files.deleteIfExists(next);
        try (FileChannel channel = create(next)) {
            write(channel, octets);
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(file.toAbsolutePath().getParent());
    }

    /** Waits until the names in a folder are on disk. */
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Returns what is in a file, if there is one. */
    static Optional<byte[]> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty(); // most often, and much cheaper than an exception
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    /** Removes a folder with all that is in it; links in it are removed, not followed. */
    static void removeAll(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    removeAll(entry);
                }
            }
        }
        Files.deleteIfExists(folder);
    }
}
