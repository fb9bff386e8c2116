package org.restante.store.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.restante.store.annotation.Annotations;

/** The annotations of a mailbox, or of the server: those of everybody, and those of each reader. */
final class Notes {
    private final SortedMap<String, byte[]> shared = new TreeMap<>();
    private final Map<String, SortedMap<String, byte[]>> own = new HashMap<>();

    synchronized SortedMap<String, byte[]> read(String reader) {
        SortedMap<String, byte[]> all = new TreeMap<>(shared);
        all.putAll(own.getOrDefault(reader, new TreeMap<>()));
        return all;
    }

    synchronized void change(String reader, UnaryOperator<SortedMap<String, byte[]>> change) {
        SortedMap<String, byte[]> changed = change.apply(read(reader));
        SortedMap<String, byte[]> forReader = new TreeMap<>();
        shared.clear();
        changed.forEach(
                (entry, value) -> (entry.startsWith(Annotations.PRIVATE) ? forReader : shared).put(entry, value));
        own.put(reader, forReader);
    }
}
