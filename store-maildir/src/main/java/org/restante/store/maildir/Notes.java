package org.restante.store.maildir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.restante.store.annotation.Annotations;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;

/**
 * The annotations of a mailbox, or of the server, in a file of our own: those of everybody, under the empty name, and those
 * of each reader. For use by one thread at a time.
 */
record Notes(Path file) {
    private static final String FILE = "restante-annotations";
    private static final String EVERYBODY = "";

    static Notes in(Path folder) {
        return new Notes(folder.resolve(FILE));
    }

    SortedMap<String, byte[]> read(String reader) throws IOException {
        Map<String, SortedMap<String, byte[]>> all = load();
        SortedMap<String, byte[]> visible = new TreeMap<>(all.getOrDefault(EVERYBODY, new TreeMap<>()));
        visible.putAll(all.getOrDefault("/" + reader, new TreeMap<>()));
        return visible;
    }

    void change(String reader, UnaryOperator<SortedMap<String, byte[]>> change) throws IOException {
        Map<String, SortedMap<String, byte[]>> all = load();
        SortedMap<String, byte[]> visible = new TreeMap<>(all.getOrDefault(EVERYBODY, new TreeMap<>()));
        visible.putAll(all.getOrDefault("/" + reader, new TreeMap<>()));
        SortedMap<String, byte[]> forAll = new TreeMap<>();
        SortedMap<String, byte[]> forReader = new TreeMap<>();
        change.apply(visible).forEach((entry, value) -> (entry.startsWith(Annotations.PRIVATE) ? forReader : forAll)
                .put(entry, value));
        all.put(EVERYBODY, forAll);
        all.put("/" + reader, forReader);
        all.values().removeIf(Map::isEmpty);
        save(all);
    }

    private Map<String, SortedMap<String, byte[]>> load() throws IOException {
        Map<String, SortedMap<String, byte[]>> all = new TreeMap<>();
        Optional<byte[]> octets = Disk.read(file);
        if (octets.isPresent()) {
            ByteReader in = new ByteReader(octets.get());
            for (int readers = in.count(2); readers > 0; readers--) {
                SortedMap<String, byte[]> entries = new TreeMap<>();
                all.put(new String(in.octets(), StandardCharsets.UTF_8), entries);
                for (int count = in.count(2); count > 0; count--) {
                    String entry = new String(in.octets(), StandardCharsets.UTF_8);
                    entries.put(entry, in.octets());
                }
            }
            in.finish();
        }
        return all;
    }

    private void save(Map<String, SortedMap<String, byte[]>> all) throws IOException {
        ByteWriter out = new ByteWriter();
        out.number(all.size());
        all.forEach((reader, entries) -> {
            out.octets(reader.getBytes(StandardCharsets.UTF_8));
            out.number(entries.size());
            entries.forEach((entry, value) -> {
                out.octets(entry.getBytes(StandardCharsets.UTF_8));
                out.octets(value);
            });
        });
        Disk.replace(file, out.finish());
    }
}
