package org.restante.dist.transfer;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;

/** Writes mbox files (RFC 4155), {@code a/b.mbox} for the mailbox {@code a/b}. */
record MailboxFileTarget(Path root) implements MailTarget {
    // RFC 4155 appendix A: the format of asctime, in UTC.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public MailWriter mailbox(MailboxName name) throws IOException {
        Path file = root;
        for (String component : name.components()) {
            file = file.resolve(component);
        }
        file = file.resolveSibling(file.getFileName() + ".mbox");
        Files.createDirectories(file.getParent());
        return new Writer(new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)));
    }

    private record Writer(OutputStream out) implements MailWriter {
        @Override
        public void message(Flags flags, InternalDate internalDate, MessageOctets octets) throws IOException {
            String from = "From MAILER-DAEMON "
                    + DATE.format(internalDate.toOffsetDateTime().toInstant()) + "\n";
            out.write(from.getBytes(StandardCharsets.US_ASCII));
            out.write(status(flags).getBytes(StandardCharsets.US_ASCII));
            QuotedLines lines = new QuotedLines(out);
            octets.writeTo(lines);
            lines.finish();
            out.write('\n');
        }

        private static String status(Flags flags) {
            StringBuilder more = new StringBuilder();
            append(more, flags, MessageFlag.ANSWERED, 'A');
            append(more, flags, MessageFlag.FLAGGED, 'F');
            append(more, flags, MessageFlag.DRAFT, 'T');
            append(more, flags, MessageFlag.DELETED, 'D');
            return "Status: " + (flags.contains(MessageFlag.SEEN) ? "RO\n" : "O\n")
                    + (more.isEmpty() ? "" : "X-Status: " + more + "\n");
        }

        private static void append(StringBuilder letters, Flags flags, MessageFlag flag, char letter) {
            if (flags.contains(flag)) {
                letters.append(letter);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Ends lines with LF, and puts {@code >} before each that could be taken for the beginning of a message. */
    private static final class QuotedLines extends FilterOutputStream {
        private static final int ENOUGH = 128;

        private final ByteArrayOutputStream start = new ByteArrayOutputStream(ENOUGH);
        private boolean decided;
        private boolean heldCarriageReturn;
        private int last = '\n';

        QuotedLines(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(octets[i]);
            }
        }

        @Override
        public void write(int octet) throws IOException {
            if (heldCarriageReturn && octet != '\n') {
                put('\r');
            }
            heldCarriageReturn = octet == '\r';
            if (!heldCarriageReturn) {
                put(octet);
            }
        }

        // The start of a line is kept until it is known whether it has to be quoted.
        private void put(int octet) throws IOException {
            last = octet;
            if (decided) {
                out.write(octet);
            } else {
                start.write(octet);
                if (octet == '\n' || start.size() == ENOUGH || octet != '>' && isPastQuotes()) {
                    decide();
                }
            }
            decided &= octet != '\n';
        }

        private boolean isPastQuotes() {
            byte[] line = start.toByteArray();
            int quotes = 0;
            while (line[quotes] == '>') {
                quotes++;
            }
            return line.length - quotes >= 5
                    || !"From ".startsWith(new String(line, quotes, line.length - quotes, StandardCharsets.ISO_8859_1));
        }

        private void decide() throws IOException {
            byte[] line = start.toByteArray();
            if (FromLine.isOne(line) || FromLine.isQuoted(line)) {
                out.write('>');
            }
            out.write(line);
            start.reset();
            decided = true;
        }

        void finish() throws IOException {
            if (heldCarriageReturn) {
                put('\r');
            }
            if (start.size() > 0) {
                decide();
            }
            if (last != '\n') {
                out.write('\n');
            }
        }
    }
}
