package org.restante.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.restante.store.StoreException;

/**
 * The directory of a database. It is made under another name and then renamed, since Derby cannot go on with a database
 * that it was killed while making: what has the right name is whole.
 */
final class DerbyDirectory {
    private static final String MADE = "service.properties";

    private final Path directory;

    DerbyDirectory(String database) {
        this.directory = Path.of(database).toAbsolutePath().normalize();
    }

    /** Fills an empty database. */
    @FunctionalInterface
    interface Filling {
        void fill(Path database) throws SQLException;
    }

    /** Makes the database unless it is there. */
    void makeUnlessThere(Filling filling) throws SQLException {
        if (Files.exists(directory.resolve(MADE))) {
            return;
        }
        Path fresh = directory.resolveSibling(directory.getFileName() + ".new");
        try {
            Files.createDirectories(directory.getParent());
            delete(fresh);
            filling.fill(fresh);
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel parent = FileChannel.open(directory.getParent(), StandardOpenOption.READ)) {
                parent.force(true);
            }
        } catch (IOException failure) {
            throw new StoreException(
                    StoreException.Code.UNAVAILABLE, "The directory of the database cannot be made", failure);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException nothingToDelete) {
            return;
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
