package org.restante.dist.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a file line by line, each with its line end. A line of more than 64 KiB comes in pieces, so that a file without
 * lines needs no more memory than another.
 */
final class OctetLines implements AutoCloseable {
    private static final int LONGEST = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST];
    private int start;
    private int end;
    private long position;

    OctetLines(InputStream in) {
        this.in = in;
    }

    /** Returns the position of the next line in the file. */
    long position() {
        return position;
    }

    /** Returns the next line or piece of one, empty at the end of the file. */
    byte[] next() throws IOException {
        int newline = indexOfNewline(start);
        while (newline < 0 && end - start < LONGEST) {
            int searched = end - start;
            System.arraycopy(buffer, start, buffer, 0, searched);
            start = 0;
            end = searched;
            int count = in.read(buffer, end, LONGEST - end);
            if (count < 0) {
                break;
            }
            end += count;
            newline = indexOfNewline(searched);
        }
        int lineEnd = newline < 0 ? end : newline + 1;
        byte[] line = Arrays.copyOfRange(buffer, start, lineEnd);
        start = lineEnd;
        position += line.length;
        return line;
    }

    private int indexOfNewline(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
