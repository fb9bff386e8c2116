package org.restante.dist.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.InternalDate;

/**
 * An mbox file (RFC 4155): each message begins with a {@code From } line at the start of the file or after an empty line.
 * Quoted lines lose one {@code >}.
 */
record MailboxFile(Path file) implements MailSource {
    /** Returns whether a file begins as one. */
    static boolean looksLikeOne(Path file) throws IOException {
        try (OctetLines lines = new OctetLines(Files.newInputStream(file))) {
            byte[] first = lines.next();
            return FromLine.isOne(first) && FromLine.date(first).isPresent();
        }
    }

    @Override
    public long octets() throws IOException {
        return Files.size(file);
    }

    @Override
    public void read(MessageSink sink) throws IOException {
        if (Files.size(file) == 0) {
            return;
        }
        try (OctetLines lines = new OctetLines(Files.newInputStream(file))) {
            byte[] line = lines.next();
            if (!FromLine.isOne(line)) {
                sink.damaged(file.toString(), "does not begin with a \"From \" line, as an mbox file does");
                return;
            }
            while (line.length > 0) {
                line = message(line, lines, sink);
            }
        }
    }

    // Hands on the message after this From line, and returns the From line after it.
    private byte[] message(byte[] fromLine, OctetLines lines, MessageSink sink) throws IOException {
        long start = lines.position();
        MessageHead head = new MessageHead();
        long separator = -1;
        byte[] line = lines.next();
        while (line.length > 0 && !(separator >= 0 && FromLine.isOne(line))) {
            // The empty line before the next From line belongs to the file; that after a header to the message.
            boolean separates = head.isComplete() && isEmpty(line);
            separator = separates ? lines.position() - line.length : -1;
            head.line(line);
            line = lines.next();
        }
        long position = lines.position() - line.length;
        long end = separator >= 0 ? separator : position;
        String origin = file + " at octet " + start;
        if (end == start) {
            sink.damaged(origin, "an empty message");
        } else {
            sink.message(
                    new SourceMessage(List.of(), head.mboxFlags(), date(fromLine, head), octets(start, end), origin));
        }
        sink.progress(position);
        return line;
    }

    private static boolean isEmpty(byte[] line) {
        return line.length == 1 && line[0] == '\n' || line.length == 2 && line[0] == '\r' && line[1] == '\n';
    }

    private InternalDate date(byte[] fromLine, MessageHead head) throws IOException {
        Optional<InternalDate> date = FromLine.date(fromLine).or(head::date);
        return date.isPresent()
                ? date.orElseThrow()
                : InternalDate.of(Files.getLastModifiedTime(file).toInstant());
    }

    private MessageOctets octets(long start, long end) {
        return out -> {
            OutputStream message = new CrlfOutput(out);
            try (InputStream in = Files.newInputStream(file);
                    OctetLines lines = new OctetLines(in)) {
                in.skipNBytes(start);
                boolean lineStart = true;
                for (long left = end - start; left > 0; ) {
                    byte[] line = lines.next();
                    int length = (int) Math.min(left, line.length);
                    int quote = lineStart && FromLine.isQuoted(line) ? 1 : 0;
                    message.write(line, quote, length - quote);
                    lineStart = length > 0 && line[length - 1] == '\n';
                    left -= length;
                    if (line.length == 0) {
                        throw new IOException(file + " became shorter while it was read");
                    }
                }
            }
        };
    }
}
