package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the values of all fields of one name while the octets of a header go by, for SEARCH, SORT and THREAD where a
 * {@link Summary} does not hold the field. Of all values together the first MiB is kept. Not thread-safe.
 */
public final class HeaderValues {
    private static final int MAX = 1 << 20;

    private final HeaderFilter filter;
    private final OctetBuffer fields = new OctetBuffer();

    /** Collects fields of this name, in whatever case they are written. */
    public HeaderValues(String name) {
        this.filter = HeaderFilter.fields(List.of(name));
    }

    /** Takes the next octets of the header. */
    public void feed(byte[] octets, int offset, int length) {
        filter.feed(octets, offset, length, this::keep);
    }

    private void keep(byte[] octets, int from, int to) {
        fields.add(octets, from, from + Math.min(to - from, MAX - fields.length()));
    }

    /** Returns the values in their order, unfolded and not decoded ({@link OctetText}). To be called once. */
    public List<String> finish() {
        filter.finish((octets, from, to) -> {});
        List<String> values = new ArrayList<>();
        byte[] octets = fields.array();
        int start = 0;
        for (int at = 0; at < fields.length(); at++) {
            boolean fieldEnds = octets[at] == '\n'
                    && (at + 1 == fields.length() || octets[at + 1] != ' ' && octets[at + 1] != '\t');
            if (fieldEnds || at + 1 == fields.length()) {
                values.add(value(octets, start, at + 1));
                start = at + 1;
            }
        }
        return values;
    }

    private static String value(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && octets[at] != ':') {
            at++;
        }
        return Unfolding.text(octets, Math.min(at + 1, to), to);
    }
}
