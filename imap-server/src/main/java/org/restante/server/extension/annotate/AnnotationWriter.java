package org.restante.server.extension.annotate;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.fetch.FetchedMessage;
import org.restante.server.fetch.ItemWriter;
import org.restante.store.annotation.AnnotationKey;

/** Writes ANNOTATION in FETCH responses (RFC 5257 section 4.4). */
final class AnnotationWriter implements ItemWriter {
    private final FetchAnnotation item;
    private final List<Attribute.Side> sides;
    private Optional<AnnotationWindow> window = Optional.empty();

    AnnotationWriter(FetchAnnotation item) {
        this.item = item;
        this.sides = item.attributes().stream()
                .flatMap(attribute -> attribute.sides().stream())
                .distinct()
                .toList();
    }

    private static String user(FetchedMessage message) {
        return message.session().account().user().user();
    }

    private SortedMap<AnnotationKey, byte[]> values(FetchedMessage message) {
        if (window.isEmpty()) {
            window = Optional.of(new AnnotationWindow(message.view(), user(message)));
        }
        return window.get().of(message.index());
    }

    // What was asked for by name is there, with NIL if need be ("If the client requests the value attribute for a
    // non-existent entry, then the server MUST return "NIL""); of what a pattern matches, that which has one of the
    // values.
    private Set<String> entries(SortedMap<AnnotationKey, byte[]> values, String user) {
        Set<String> entries = new LinkedHashSet<>();
        for (EntryPattern pattern : item.entries()) {
            pattern.entry().ifPresent(entry -> entries.add(entry.name()));
            if (pattern.entry().isEmpty()) {
                values.keySet().stream()
                        .filter(key -> sides.stream()
                                .anyMatch(side -> side.key(key.entry(), user).equals(key)))
                        .map(AnnotationKey::entry)
                        .filter(pattern::matches)
                        .forEach(entries::add);
            }
        }
        return entries;
    }

    // The grammar has no empty list of entries.
    @Override
    public boolean hasAny(FetchedMessage message) {
        return !entries(values(message), user(message)).isEmpty();
    }

    // msg-att-dynamic =/ "ANNOTATION" SP "(" entry-att *(SP entry-att) ")"
    @Override
    public void write(FetchedMessage message) {
        SortedMap<AnnotationKey, byte[]> values = values(message);
        String user = user(message);
        ImapWriter out = message.out().raw("ANNOTATION ");
        String separator = "(";
        for (String entry : entries(values, user)) {
            out.raw(separator).astring(entry);
            separator = " (";
            for (Attribute attribute : item.attributes()) {
                for (Attribute.Side side : attribute.sides()) {
                    out.raw(separator)
                            .raw(attribute.kind().word())
                            .raw(side.suffix())
                            .sp();
                    write(out, attribute.kind(), Optional.ofNullable(values.get(side.key(entry, user))));
                    separator = " ";
                }
            }
            out.close();
            message.session().out().mark();
        }
        out.close();
    }

    // Section 3.2.2: of what is not there the value is NIL, and the size "0".
    private static void write(ImapWriter out, Attribute.Kind kind, Optional<byte[]> value) {
        switch (kind) {
            case VALUE -> out.nstringOctets(value);
            case SIZE ->
                out.string(String.valueOf(value.map(octets -> octets.length).orElse(0))
                        .getBytes(StandardCharsets.US_ASCII));
        }
    }
}
