package org.restante.protocol.mime;

/**
 * Searches a message for a text: SEARCH BODY and SEARCH TEXT (RFC 9051 section 6.4.4). Looks into headers, with and without
 * their encoded words decoded, and into the parts that are text, with transfer encoding and charset taken off; not into
 * attachments. Reads the message forward, once, and holds a chunk of it.
 */
public final class TextSearch {
    private static final int CHUNK = 16 * 1024;
    private static final int MAX_FIELD = 64 * 1024;

    /** Where to look. */
    public enum Scope {
        /** Everything but the header of the message: {@code BODY}. */
        BODY,
        /** Everything: {@code TEXT}. */
        TEXT
    }

    private final Scope scope;
    private final TextQuery matcher;
    private final byte[] chunk = new byte[CHUNK];

    /** Looks for this text as i;unicode-casemap compares. For one message; make another for the next. */
    public TextSearch(String wanted, Scope scope) {
        this(new TextMatcher(wanted), scope);
    }

    /** Looks for what a query looks for. For one message; make another for the next. */
    public TextSearch(TextQuery query, Scope scope) {
        this.matcher = query;
        this.scope = scope;
    }

    /** Returns whether the text is in the message. */
    public boolean matches(Part message, OctetSource content) {
        if (scope == Scope.TEXT) {
            searchHeader(message.header(), content);
        }
        searchBody(message, content);
        return matcher.found();
    }

    private void search(Part part, OctetSource content) {
        searchHeader(part.header(), content);
        searchBody(part, content);
    }

    private void searchBody(Part part, OctetSource content) {
        if (matcher.found()) {
            return;
        }
        if (part.kind() == Part.Kind.TEXT) {
            matcher.restart();
            TextDecoder decoder = new TextDecoder(part.encoding(), part.charset(), matcher::feed);
            read(part.body(), content, decoder::feed);
            decoder.finish();
        }
        for (Part inner : part.parts()) {
            search(inner, content);
        }
    }

    private void searchHeader(ByteRange header, OctetSource content) {
        FieldSearch fields = new FieldSearch();
        read(header, content, fields::feed);
        fields.endField();
    }

    @FunctionalInterface
    private interface Feed {
        void accept(byte[] octets, int offset, int length);
    }

    private void read(ByteRange range, OctetSource content, Feed feed) {
        long at = range.start();
        while (at < range.end() && !matcher.found()) {
            int count = content.read(at, chunk, 0, (int) Math.min(CHUNK, range.end() - at));
            if (count <= 0) {
                return;
            }
            feed.accept(chunk, 0, count);
            at += count;
        }
    }

    /** Searches a header field by field; a field that is longer than {@link #MAX_FIELD} in pieces. */
    private final class FieldSearch {
        private final OctetBuffer field = new OctetBuffer();
        private boolean atLineStart;

        void feed(byte[] octets, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                byte octet = octets[i];
                if (atLineStart && octet != ' ' && octet != '\t' || field.length() == MAX_FIELD) {
                    endField();
                }
                field.add(octet);
                atLineStart = octet == '\n';
            }
        }

        void endField() {
            String text = Unfolding.text(field.array(), 0, field.length());
            field.clear();
            matcher.restart();
            matcher.feed(text);
            String decoded = EncodedWords.decode(text);
            if (!decoded.equals(text)) {
                matcher.restart();
                matcher.feed(decoded);
            }
        }
    }
}
