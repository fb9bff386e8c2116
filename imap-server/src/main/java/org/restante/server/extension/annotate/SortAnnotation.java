package org.restante.server.extension.annotate;

import org.restante.protocol.mime.Collation;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Refusal;
import org.restante.server.extension.sort.SortKey;
import org.restante.server.extension.sort.TextRanks;
import org.restante.server.search.Found;
import org.restante.server.search.SearchScope;

/**
 * ANNOTATION in SORT: by the values of an annotation; without one a message sorts like one with an empty value (RFC 5257
 * section 4.9).
 *
 * @param entry of which
 * @param side whose
 */
record SortAnnotation(EntryName entry, Attribute.Side side) implements SortKey {
    private static final long MAX_OCTETS = 64L << 20; // of all keys that are compared

    // sort-key =/ "ANNOTATION" SP entry SP att-sort; att-sort = "value.priv" / "value.shared"
    static SortAnnotation parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        EntryName entry = EntryName.parse(in);
        in.sp();
        return new SortAnnotation(entry, Attribute.parseValue(in).side());
    }

    @Override
    public String word() {
        return "ANNOTATION";
    }

    @Override
    public void encode(ImapWriter out) {
        entry.encode(out.raw("ANNOTATION "));
        out.raw(" value").raw(side.suffix());
    }

    // Annotations change, messages do not.
    @Override
    public boolean followsFromMessages() {
        return false;
    }

    @Override
    public long[] ranks(SearchScope scope, Found found) {
        String user = scope.session().account().user().user();
        AnnotationWindow window = new AnnotationWindow(scope.view(), user);
        Collation collation = scope.comparator().collation();
        byte[][] keys = new byte[found.count()][];
        byte[] none = {};
        long octets = 0;
        for (int i = 0; i < keys.length; i++) {
            byte[] value = window.of(found.indexes()[i]).getOrDefault(side.key(entry.name(), user), none);
            keys[i] = collation.key(AnnotationText.of(value));
            octets += keys[i].length;
            if (octets > MAX_OCTETS) {
                throw new Refusal(PlainCode.LIMIT, "The values are too long to sort by, try fewer messages");
            }
        }
        return TextRanks.of(keys, scope.comparator().order());
    }
}
