package org.restante.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.restante.store.MailStore;
import org.restante.store.tck.StoreFixture;

/** A database in a directory: the copy of an empty one, since to make one takes Derby a third of a second. */
final class DerbyFixture implements StoreFixture {
    private final JdbcSettings settings;
    private JdbcStore store;

    DerbyFixture(Path template, Path directory) {
        copy(template, directory);
        settings = JdbcSettings.derby(directory).withSnapshotInterval(7);
    }

    /** Makes an empty database. */
    static Path template(Path directory) {
        Path template = directory.resolve("template");
        JdbcStore.open(JdbcSettings.derby(template)).close();
        return template;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public MailStore open() {
        store = JdbcStore.open(settings);
        return store;
    }

    @Override
    public MailStore openSecond() {
        return JdbcStore.open(JdbcSettings.inMemory("second"));
    }

    @Override
    public OptionalLong storedOctets() {
        store.storage().housekeeping().settle();
        List<Integer> octets = store.storage()
                .database()
                .transact(c -> Sql.list(c, row -> row.getInt(1), "SELECT LENGTH(octets) FROM content_chunk"));
        return OptionalLong.of(octets.stream().mapToLong(Integer::longValue).sum());
    }
}
