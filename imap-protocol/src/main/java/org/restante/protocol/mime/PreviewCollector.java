package org.restante.protocol.mime;

import java.util.Optional;

/**
 * Makes the preview of a message (RFC 8970) while it goes by: keeps the beginning of the first plain text and of the first
 * HTML that are no attachments. Not thread-safe.
 */
final class PreviewCollector {
    // Enough for what 200 characters are found in; style sheets come before the text of an HTML.
    private static final int PLAIN_OCTETS = 8 * 1024;
    private static final int HTML_OCTETS = 64 * 1024;

    private Optional<Capture> plain = Optional.empty();
    private Optional<Capture> html = Optional.empty();

    private static final class Capture {
        final OpenPart part;
        final long start;
        final int most;
        final OctetBuffer octets = new OctetBuffer();
        long end = Long.MAX_VALUE;

        Capture(OpenPart part, int most) {
            this.part = part;
            this.start = part.bodyStart();
            this.most = most;
        }

        void feed(byte[] source, int offset, int length, long position) {
            long next = start + octets.length();
            // A part that turned out to have no body lies before what is fed now.
            if (next < position || octets.length() == most) {
                return;
            }
            long last = Math.min(Math.min(end, start + most), position + length);
            if (next < last) {
                octets.add(source, offset + (int) (next - position), offset + (int) (last - position));
            }
        }
    }

    /** Says that the body of a part begins. */
    void begin(OpenPart part) {
        if (!part.isShownText()) {
            return;
        }
        if (part.isOfSubtype("plain") && plain.isEmpty()) {
            plain = Optional.of(new Capture(part, PLAIN_OCTETS));
        } else if (part.isOfSubtype("html") && html.isEmpty()) {
            html = Optional.of(new Capture(part, HTML_OCTETS));
        }
    }

    /** Takes octets of the message; {@code position} is that of the first of them. */
    void feed(byte[] octets, int offset, int length, long position) {
        plain.ifPresent(capture -> capture.feed(octets, offset, length, position));
        html.ifPresent(capture -> capture.feed(octets, offset, length, position));
    }

    /** Says that a part has ended. */
    void end(OpenPart part, long end) {
        plain.filter(capture -> capture.part == part).ifPresent(capture -> capture.end = end);
        html.filter(capture -> capture.part == part).ifPresent(capture -> capture.end = end);
    }

    /** Returns the preview; empty if there is nothing to be read. */
    String finish() {
        boolean plainFirst = plain.isPresent()
                && (html.isEmpty()
                        || plain.get().start < html.get().start
                        || html.get().part.isAlternativeTo(plain.get().part));
        String preview = plainFirst ? text(plain) : text(html);
        if (!preview.isEmpty()) {
            return preview;
        }
        return plainFirst ? text(html) : text(plain);
    }

    private static String text(Optional<Capture> capture) {
        if (capture.isEmpty()) {
            return "";
        }
        Capture body = capture.get();
        Part place = body.part.part(Math.max(body.start, body.end));
        PreviewText text = new PreviewText();
        HtmlText html = new HtmlText(text);
        TextDecoder decoder = new TextDecoder(
                place.encoding(), place.charset(), body.part.isOfSubtype("html") ? html::accept : text::accept);
        int length = (int) Math.min(body.octets.length(), Math.max(0, body.end - body.start));
        decoder.feed(body.octets.array(), 0, length);
        decoder.finish();
        return text.finish();
    }
}
