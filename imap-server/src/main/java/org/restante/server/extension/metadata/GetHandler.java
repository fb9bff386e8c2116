package org.restante.server.extension.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.restante.protocol.response.MetadataCode;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;

/** GETMETADATA, and the same for LIST. */
final class GetHandler {
    private final MetadataSettings settings;

    GetHandler(MetadataSettings settings) {
        this.settings = settings;
    }

    Completion get(GetMetadata command, Session session) {
        SortedMap<String, byte[]> there = new Notebook(session.account(), settings).read(command.place());
        Map<String, Optional<byte[]>> found = new LinkedHashMap<>();
        long biggest = -1;
        for (EntryName asked : command.entries()) {
            // What was asked for by name is answered, with NIL if it is not there.
            if (command.depth() == GetMetadata.Depth.ENTRY && !there.containsKey(asked.canonical())) {
                found.put(asked.said(), Optional.empty());
            }
            for (Map.Entry<String, byte[]> entry : there.entrySet()) {
                int level = asked.depthOf(entry.getKey());
                if (!command.depth().reaches(level)) {
                    continue;
                }
                if (entry.getValue().length > command.maxSize().orElse(Long.MAX_VALUE)) {
                    biggest = Math.max(biggest, entry.getValue().length);
                } else {
                    found.put(level == 0 ? asked.said() : entry.getKey(), Optional.of(entry.getValue()));
                }
            }
        }
        if (found.isEmpty() && biggest < 0) {
            command.entries().forEach(asked -> found.put(asked.said(), Optional.empty()));
        }
        write(session, command.place(), found);
        return biggest < 0
                ? Completion.ok("That is all")
                : Completion.ok(MetadataCode.longEntries(biggest), "Some are longer");
    }

    /** Writes what a mailbox has of these entries. */
    void list(Session session, Place place, List<EntryName> entries) {
        get(new GetMetadata(place, OptionalLong.empty(), GetMetadata.Depth.ENTRY, entries), session);
    }

    // metadata-resp = "METADATA" SP mailbox SP (entry-values / entry-list)
    static void write(Session session, Place place, Map<String, Optional<byte[]>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        ImapWriter out = session.out().writer();
        place.encode(out.raw("* METADATA "));
        String separator = " (";
        for (Map.Entry<String, Optional<byte[]>> entry : entries.entrySet()) {
            out.raw(separator).astring(entry.getKey()).sp();
            out.nstringOctets(entry.getValue());
            session.out().mark();
            separator = " ";
        }
        session.out().line(")");
    }
}
