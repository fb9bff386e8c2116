package org.restante.dist.transfer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Puts CR before every LF that has none (RFC 5322 section 2.1: lines end with CRLF, RFC 9051 section 2.2 wants them so).
 * Everything else goes through as it is, lone CR and NUL included.
 */
public final class CrlfOutput extends FilterOutputStream {
    private static final byte[] CRLF = {'\r', '\n'};

    private int last = -1;

    /** Writes to this output. */
    public CrlfOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (octets[i] == '\n' && last != '\r') {
                out.write(octets, from, i - from);
                out.write(CRLF, 0, 2);
                from = i + 1;
            }
            last = octets[i];
        }
        out.write(octets, from, offset + length - from);
    }
}
