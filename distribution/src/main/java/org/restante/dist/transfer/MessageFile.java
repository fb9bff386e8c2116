package org.restante.dist.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;

/** A file that is one message. A {@code From } line of an mbox file at its beginning is not part of the message. */
record MessageFile(Path file) implements MailSource {
    private static final int BUFFER = 32 << 10;

    /** Returns whether the name is one that such files have. */
    static boolean hasItsName(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".eml") || name.endsWith(".txt") || name.endsWith(".msg");
    }

    @Override
    public long octets() throws IOException {
        return Files.size(file);
    }

    @Override
    public void read(MessageSink sink) throws IOException {
        MessageHead head = new MessageHead();
        Optional<InternalDate> date = Optional.empty();
        long start = 0;
        try (OctetLines lines = new OctetLines(Files.newInputStream(file))) {
            byte[] line = lines.next();
            if (FromLine.isOne(line)) {
                date = FromLine.date(line);
                start = line.length;
                line = lines.next();
            }
            while (line.length > 0 && !head.isComplete()) {
                head.line(line);
                line = lines.next();
            }
        }
        if (!head.beginsWithField()) {
            boolean empty = Files.size(file) == start;
            sink.damaged(file.toString(), empty ? "an empty file" : "does not begin with a header field");
            return;
        }
        InternalDate written = InternalDate.of(Files.getLastModifiedTime(file).toInstant());
        InternalDate arrived = date.or(head::date).orElse(written);
        sink.message(new SourceMessage(List.of(), Flags.NONE, arrived, octets(file, start), file.toString()));
    }

    /** Returns what a file has from a position on. */
    static MessageOctets octets(Path file, long start) {
        return out -> {
            OutputStream message = new CrlfOutput(out);
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(start);
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    message.write(buffer, 0, count);
                }
            }
        };
    }
}
