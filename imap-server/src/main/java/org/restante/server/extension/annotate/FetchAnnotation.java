package org.restante.server.extension.annotate;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Session;
import org.restante.server.fetch.ItemWriter;
import org.restante.server.fetch.ServerFetchItem;

/**
 * ANNOTATION in FETCH: tells annotations (RFC 5257 section 4.3).
 *
 * @param entries which of them
 * @param attributes what of each
 */
record FetchAnnotation(List<EntryPattern> entries, List<Attribute> attributes) implements ServerFetchItem {
    private static final int MAX = 100;

    FetchAnnotation {
        entries = List.copyOf(entries);
        attributes = List.copyOf(attributes);
    }

    // fetch-att =/ "ANNOTATION" SP "(" entries SP attribs ")"
    static FetchAnnotation parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        in.expect('(');
        List<EntryPattern> entries = oneOrMore(in, EntryPattern::parse);
        in.sp();
        List<Attribute> attributes = oneOrMore(in, Attribute::parse);
        in.expect(')');
        return new FetchAnnotation(entries, attributes);
    }

    @FunctionalInterface
    private interface Parser<T> {
        T parse(ImapReader in) throws ImapSyntaxException;
    }

    // entries = entry-match / "(" entry-match *(SP entry-match) ")"; attribs = attrib / "(" attrib *(SP attrib) ")"
    private static <T> List<T> oneOrMore(ImapReader in, Parser<T> parser) throws ImapSyntaxException {
        if (in.peek() != '(') {
            return List.of(parser.parse(in));
        }
        List<T> elements = new ArrayList<>();
        in.list(() -> {
            if (elements.size() == MAX) {
                throw new ImapSyntaxException("Too many annotations");
            }
            elements.add(parser.parse(in));
        });
        return elements;
    }

    @Override
    public void encode(ImapWriter out) {
        String separator = "ANNOTATION ((";
        for (EntryPattern entry : entries) {
            entry.encode(out.raw(separator));
            separator = " ";
        }
        separator = ") (";
        for (Attribute attribute : attributes) {
            attribute.encode(out.raw(separator));
            separator = " ";
        }
        out.raw("))");
    }

    @Override
    public boolean needsSummary() {
        return false;
    }

    @Override
    public void check(Session session, int[] indexes) throws ImapSyntaxException {
        List<EntryName> named =
                entries.stream().flatMap(entry -> entry.entry().stream()).toList();
        Parts.require(session.view(), session.view().uids(indexes), named);
    }

    @Override
    public ItemWriter writer() {
        return new AnnotationWriter(this);
    }
}
