package org.restante.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.restante.store.StoreException;

/**
 * Octets in a folder, which all processes on the database share: a file for each content, in 65,536 folders. A file is
 * on disk before the transaction that names it is; one that no transaction came to name is found later by its age.
 */
final class ContentFolder implements ContentOctets {
    private static final Set<OpenOption> WRITE = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    private static final FileAttribute<?> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OUR_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final HexFormat HEX = HexFormat.of();

    private final Path folder;

    /**
     * Uses a folder, and makes it if it is not there.
     *
     * @throws StoreException UNAVAILABLE if it cannot be made
     */
    ContentFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(this.folder, OUR_FOLDER);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    // Of neighbouring numbers each is in another folder, and numbers of one process come in blocks.
    private Path path(long content) {
        return folder.resolve(HEX.toHexDigits((byte) content))
                .resolve(HEX.toHexDigits((byte) (content >> Byte.SIZE)))
                .resolve(Long.toString(content));
    }

    @Override
    public void write(Connection connection, long content, int firstChunk, byte[] octets, int length) {
        Path path = path(content);
        try {
            if (firstChunk == 0) {
                makeFolders(path.getParent());
            }
            try (FileChannel file = FileChannel.open(path, WRITE, OURS_ALONE)) {
                ByteBuffer buffer = ByteBuffer.wrap(octets, 0, length);
                for (long at = (long) firstChunk * CHUNK; buffer.hasRemaining(); ) {
                    at += file.write(buffer, at);
                }
                file.force(true);
            }
            if (firstChunk == 0) {
                force(path.getParent());
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private void makeFolders(Path folders) throws IOException {
        if (!Files.isDirectory(folders)) {
            Files.createDirectories(folders, OUR_FOLDER);
            force(folders.getParent());
            force(folder);
        }
    }

    // The name of a new file is on disk when its folder is.
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public byte[] read(Connection connection, long content, int first, int last, int octets) {
        byte[] piece = new byte[octets];
        try (FileChannel file = FileChannel.open(path(content), StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.wrap(piece);
            long start = (long) first * CHUNK;
            while (buffer.hasRemaining()) {
                if (file.read(buffer, start + buffer.position()) < 0) {
                    throw Contents.missing(content);
                }
            }
            return piece;
        } catch (NoSuchFileException missing) {
            throw Contents.missing(content);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void delete(Connection connection, long content) {
        try {
            Files.deleteIfExists(path(content));
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /**
     * Returns the contents that have a file since before a time, in one of the folders.
     *
     * @param number which, 0 to 65,535
     */
    List<Long> olderThan(Instant time, int number) {
        Path some = path(number).getParent();
        List<Long> older = new ArrayList<>();
        try (Stream<Path> files = Files.list(some)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    older.add(Long.valueOf(file.getFileName().toString()));
                }
            }
        } catch (NoSuchFileException nothingThere) {
            return older; // or gone meanwhile: there will be another time
        } catch (IOException failure) {
            throw failed(failure);
        }
        return older;
    }

    // The disk of the folder may be full, or not there for now.
    private static StoreException failed(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("No space left")
                ? new StoreException(StoreException.Code.OVERQUOTA, "There is no space left to store this", failure)
                : new StoreException(
                        StoreException.Code.UNAVAILABLE, "The contents cannot be reached for now", failure);
    }
}
