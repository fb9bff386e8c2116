package org.restante.store.maildir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.store.access.AccessList;
import org.restante.store.access.Rights;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;

/** The access list of a mailbox that has one of its own, in a file of our own in its folder. */
final class AccessListFile {
    private static final String FILE = "restante-access";

    private AccessListFile() {}

    static Optional<AccessList> read(Path folder) throws IOException {
        Optional<byte[]> octets = Disk.read(folder.resolve(FILE));
        if (octets.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, Rights> entries = new TreeMap<>();
        ByteReader in = new ByteReader(octets.get());
        for (int count = in.count(2); count > 0; count--) {
            String identifier = new String(in.octets(), StandardCharsets.UTF_8);
            try {
                entries.put(identifier, Rights.parse(in.text()));
            } catch (IllegalArgumentException unknown) {
                throw ByteReader.damaged(unknown.getMessage());
            }
        }
        in.finish();
        return Optional.of(new AccessList(entries));
    }

    static void write(Path folder, AccessList list) throws IOException {
        ByteWriter out = new ByteWriter();
        out.number(list.entries().size());
        list.entries().forEach((identifier, rights) -> {
            out.octets(identifier.getBytes(StandardCharsets.UTF_8));
            out.text(rights.letters());
        });
        Disk.replace(folder.resolve(FILE), out.finish());
    }
}
