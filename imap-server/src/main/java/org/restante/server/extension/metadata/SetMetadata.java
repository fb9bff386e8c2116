package org.restante.server.extension.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** SETMETADATA: changes annotations, all of them or none (RFC 5464 section 4.3). */
record SetMetadata(Place place, List<Assignment> assignments) implements ExtensionCommand {
    private static final int MAX_ENTRIES = 1000;

    /** What an entry is to be; nothing if it is to go. */
    record Assignment(EntryName entry, Optional<byte[]> value) {
        // entry-value = entry SP value; value = nstring / literal8
        private static Assignment parse(ImapReader in) throws ImapSyntaxException {
            EntryName entry = EntryName.parseComplete(in);
            in.sp();
            return new Assignment(entry, in.nstringOctets());
        }

        private void encode(ImapWriter out) {
            entry.encode(out);
            out.sp().nstringOctets(value);
        }
    }

    SetMetadata {
        assignments = List.copyOf(assignments);
    }

    // setmetadata = "SETMETADATA" SP mailbox SP entry-values
    static SetMetadata parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        Place place = Place.parse(in);
        in.sp();
        List<Assignment> assignments = new ArrayList<>();
        in.list(() -> {
            if (assignments.size() == MAX_ENTRIES) {
                throw new ImapSyntaxException("Too many entries");
            }
            assignments.add(Assignment.parse(in));
        });
        in.end();
        return new SetMetadata(place, assignments);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("SETMETADATA ");
        place.encode(out);
        String separator = " (";
        for (Assignment assignment : assignments) {
            assignment.encode(out.raw(separator));
            separator = " ";
        }
        out.raw(")");
    }
}
