package org.restante.core.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the client of a protocol of lines sends, for the session's thread: lines, and between them octets as they come.
 * Whatever waits here first sends what was written, and gives up with {@link SessionEnded} when the client is gone or the
 * time is over.
 */
public final class LineInput implements AutoCloseable {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** What is read and thrown away of a line that is too long, before the client is shown out. */
    static final int MAX_DROPPED = 1024 * 1024;

    private final Inbox inbox;
    private final LineOutput out;
    private Patience patience;
    private ByteBuffer octets = NOTHING; // that came and have not been read
    private Optional<Protection> protection = Optional.empty();

    /** Reads from the inbox; before it waits, it sends what was written. */
    public LineInput(Inbox inbox, LineOutput out, Patience patience) {
        this.inbox = inbox;
        this.out = out;
        this.patience = patience;
    }

    /** Waits as long as this from now on. */
    public void patience(Patience next) {
        patience = next;
    }

    /**
     * Returns the octets that have come, at least one; waits for them. Whoever reads some moves the position; the others
     * are there the next time.
     */
    public ByteBuffer octets() {
        while (!octets.hasRemaining()) {
            octets = NOTHING;
            out.flush();
            switch (inbox.take(patience.now(), Inbox.Interest.OCTETS)) {
                case Inbox.Event.Octets more -> feed(more.octets());
                case Inbox.Event.TimedOut timedOut -> throw patience.over();
                case Inbox.Event.Poked poked -> throw new IllegalStateException("poked");
            }
        }
        return octets;
    }

    private void feed(byte[] received) {
        octets = ByteBuffer.wrap(
                protection.map(layer -> layer.received(received)).orElse(received));
    }

    /**
     * Returns the next line without its CRLF.
     *
     * @param maxOctets how long it may be, with its CRLF
     * @throws BadLineException if it is longer, or a CR or LF stands alone in it: what they mean would be a guess
     * @throws SessionEnded if it does not end at all
     */
    public byte[] line(int maxOctets) throws BadLineException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        int length = 0; // with what is not kept
        boolean bare = false;
        int last = 0;
        while (true) {
            int octet = octets().get();
            if (++length > maxOctets + MAX_DROPPED) {
                throw SessionEnded.bye("Line too long");
            }
            if (octet == '\n') {
                return complete(line, length, maxOctets, bare || last != '\r');
            }
            bare |= last == '\r';
            if (octet != '\r' && length <= maxOctets) {
                line.write(octet);
            }
            last = octet;
        }
    }

    private static byte[] complete(ByteArrayOutputStream line, int length, int maxOctets, boolean bare)
            throws BadLineException {
        if (length > maxOctets) {
            throw new BadLineException("Line too long");
        }
        if (bare) {
            throw new BadLineException("A line ends with CRLF, and has neither CR nor LF in it");
        }
        return line.toByteArray();
    }

    /** Drops everything that was sent and not yet read: a client that begins TLS has nothing to say before. */
    public void discard() {
        inbox.discard();
        octets = NOTHING;
    }

    /** Takes what the client sends for protected from now on, beginning with what it has sent already. */
    public void protect(Protection layer) {
        byte[] rest = new byte[octets.remaining()];
        octets.get(rest);
        protection = Optional.of(layer);
        feed(rest);
    }

    /** Lets go of what is not memory of Java's. */
    @Override
    public void close() {
        protection.ifPresent(Protection::close);
        protection = Optional.empty();
    }
}
