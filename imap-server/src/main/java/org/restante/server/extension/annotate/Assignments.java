package org.restante.server.extension.annotate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.response.AnnotateCode;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Refusal;
import org.restante.store.annotation.AnnotationKey;

/** What a client wants annotations to be, in STORE and APPEND (RFC 5257 sections 4.5 and 4.7). */
record Assignments(List<Assignment> list) {
    private static final int MAX = 1000;

    /** What a value is to be; absent for NIL, which removes it. */
    record Assignment(EntryName entry, Attribute.Side side, Optional<byte[]> value) {
        // att-value = attrib SP value; value = nstring / literal8
        static Assignment parse(EntryName entry, ImapReader in) throws ImapSyntaxException {
            Attribute attribute = Attribute.parse(in);
            if (attribute.kind() == Attribute.Kind.SIZE) {
                throw new ImapSyntaxException("The size is what it is"); // section 3.2.2: "read-only to clients"
            }
            Attribute.Side side = attribute.side();
            in.sp();
            Optional<byte[]> value = in.nstringOctets();
            // Section 3.2.1: "must be either "1", "0", or "NIL""
            if (entry.isFlag() && value.isPresent() && !isFlagValue(value.get())) {
                throw new ImapSyntaxException("The flag of a part is 1, 0 or NIL");
            }
            return new Assignment(entry, side, value);
        }

        private static boolean isFlagValue(byte[] value) {
            return value.length == 1 && (value[0] == '0' || value[0] == '1');
        }

        void encode(ImapWriter out) {
            entry.encode(out);
            out.raw(" (value").raw(side.suffix()).sp().nstringOctets(value).close();
        }
    }

    Assignments {
        list = List.copyOf(list);
    }

    // att-annotate = "ANNOTATION" SP "(" entry-att *(SP entry-att) ")", from behind the name
    // entry-att = entry SP "(" att-value *(SP att-value) ")"
    static Assignments parse(ImapReader in) throws ImapSyntaxException {
        List<Assignment> list = new ArrayList<>();
        Set<Object> named = new HashSet<>();
        in.sp();
        in.list(() -> {
            EntryName entry = EntryName.parse(in);
            entry.requireDefined();
            in.sp();
            in.list(() -> {
                Assignment assignment = Assignment.parse(entry, in);
                if (!named.add(List.of(entry, assignment.side()))) {
                    throw new ImapSyntaxException("The same annotation twice");
                }
                if (list.size() == MAX) {
                    throw new ImapSyntaxException("Too many annotations");
                }
                list.add(assignment);
            });
        });
        return new Assignments(list);
    }

    void encode(ImapWriter out) {
        String separator = "ANNOTATION (";
        for (Assignment assignment : list) {
            assignment.encode(out.raw(separator));
            separator = " ";
        }
        out.close();
    }

    /** Returns the entries. */
    List<EntryName> entries() {
        return list.stream().map(Assignment::entry).toList();
    }

    /**
     * Returns what the store is to be told, as a user says it.
     *
     * @throws Refusal ANNOTATE TOOBIG if a value is larger than can be
     */
    Map<AnnotationKey, Optional<byte[]>> values(String user, AnnotateSettings settings) {
        Map<AnnotationKey, Optional<byte[]>> values = new LinkedHashMap<>();
        for (Assignment assignment : list) {
            if (assignment.value().isPresent() && assignment.value().get().length > settings.value()) {
                throw new Refusal(AnnotateCode.TOOBIG, "A value has at most " + settings.value() + " octets");
            }
            values.put(assignment.side().key(assignment.entry().name(), user), assignment.value());
        }
        return values;
    }
}
