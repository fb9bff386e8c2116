package org.restante.store.maildir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;

/**
 * What belongs to no single user: the annotations of the server, and which users' access lists name whom. In a folder beside
 * those of the users, {@code .restante}, which no user's can be; it is made when there is something to keep.
 */
final class SharedFolder {
    private static final String NAME = ".restante";
    private static final String ACCESS = "access";

    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();

    SharedFolder(Path beside) {
        this.folder = beside.resolve(NAME);
    }

    /** Does something while nobody else reads or writes here. */
    <T> T exclusively(Disk.Action<T> action) {
        lock.lock();
        try {
            return Disk.attempt(action);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the annotations of the server; to be used exclusively. */
    Notes notes() throws IOException {
        Disk.makeFolders(folder);
        return Notes.in(folder);
    }

    /** Returns the users whose lists have one of these identifiers. */
    Set<String> ownersNaming(Set<String> identifiers) {
        return exclusively(() -> {
            Set<String> owners = new TreeSet<>();
            load().forEach((owner, named) -> {
                if (named.stream().anyMatch(identifiers::contains)) {
                    owners.add(owner);
                }
            });
            return owners;
        });
    }

    /** Notes which identifiers the lists of a user have. */
    void named(String owner, Set<String> identifiers) {
        exclusively(() -> {
            Map<String, Set<String>> all = load();
            Optional<Set<String>> before = Optional.ofNullable(all.put(owner, identifiers));
            if (!before.orElse(Set.of()).equals(identifiers)) {
                all.values().removeIf(Set::isEmpty);
                save(all);
            }
            return owner;
        });
    }

    private Map<String, Set<String>> load() throws IOException {
        Map<String, Set<String>> all = new TreeMap<>();
        Optional<byte[]> octets = Disk.read(folder.resolve(ACCESS));
        if (octets.isPresent()) {
            ByteReader in = new ByteReader(octets.get());
            for (int owners = in.count(2); owners > 0; owners--) {
                Set<String> identifiers = new HashSet<>();
                all.put(new String(in.octets(), StandardCharsets.UTF_8), identifiers);
                for (int count = in.count(1); count > 0; count--) {
                    identifiers.add(new String(in.octets(), StandardCharsets.UTF_8));
                }
            }
            in.finish();
        }
        return all;
    }

    private void save(Map<String, Set<String>> all) throws IOException {
        ByteWriter out = new ByteWriter();
        out.number(all.size());
        all.forEach((owner, identifiers) -> {
            out.octets(owner.getBytes(StandardCharsets.UTF_8));
            out.number(identifiers.size());
            new TreeSet<>(identifiers).forEach(name -> out.octets(name.getBytes(StandardCharsets.UTF_8)));
        });
        Disk.makeFolders(folder);
        Disk.replace(folder.resolve(ACCESS), out.finish());
    }
}
