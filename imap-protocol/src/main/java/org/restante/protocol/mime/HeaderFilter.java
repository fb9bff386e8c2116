package org.restante.protocol.mime;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Picks fields out of a header while its octets go by: HEADER.FIELDS and HEADER.FIELDS.NOT of RFC 9051 section 6.4.5.1.
 * Fields come in the order of the header with their folds as they are; an empty line is always behind them. Memory is
 * that of one name, time is linear. Not thread-safe.
 */
public final class HeaderFilter {
    private static final int MAX_NAME = 998; // RFC 5322 section 2.1.1: no line is longer
    private static final byte[] LINE_END = {'\r', '\n'};

    private enum State {
        LINE_START,
        NAME,
        PASS,
        DROP,
        END
    }

    private final Set<String> names = new HashSet<>();
    private final State ifNamed;
    private final State ifNot;
    private final byte[] line = new byte[MAX_NAME + 1];
    private int length;
    private State state = State.LINE_START;
    private State field = State.DROP;

    private HeaderFilter(Collection<String> names, State ifNamed, State ifNot) {
        names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
        this.ifNamed = ifNamed;
        this.ifNot = ifNot;
    }

    /** Returns a filter that lets these fields through, in whatever case they are written. */
    public static HeaderFilter fields(Collection<String> names) {
        return new HeaderFilter(names, State.PASS, State.DROP);
    }

    /** Returns a filter that lets all other fields through. */
    public static HeaderFilter fieldsNot(Collection<String> names) {
        return new HeaderFilter(names, State.DROP, State.PASS);
    }

    /** Takes octets of the header and hands on what is let through; what is behind the empty line is passed over. */
    public void feed(byte[] octets, int offset, int count, OctetSink sink) {
        int end = offset + count;
        int at = offset;
        while (at < end && state != State.END) {
            switch (state) {
                case LINE_START -> startLine(octets[at]);
                case NAME -> readName(octets[at++], sink);
                default -> at = passLine(octets, at, end, sink);
            }
        }
    }

    private int passLine(byte[] octets, int from, int end, OctetSink sink) {
        int at = from;
        while (at < end && octets[at] != '\n') {
            at++;
        }
        int next = Math.min(at + 1, end);
        if (state == State.PASS) {
            sink.accept(octets, from, next);
        }
        if (at < end) {
            state = State.LINE_START;
        }
        return next;
    }

    private void startLine(byte octet) {
        length = 0;
        // A line that begins with space belongs to the field above it.
        state = octet == ' ' || octet == '\t' ? field : State.NAME;
    }

    private void readName(byte octet, OctetSink sink) {
        line[length++] = octet;
        if (octet == '\n') {
            if (length == 1 || length == 2 && line[0] == '\r') {
                state = State.END;
            } else {
                decide(ifNot, sink); // no field at all: mbox leftovers and the like
                state = State.LINE_START;
            }
        } else if (octet == ':') {
            decide(isNamed() ? ifNamed : ifNot, sink);
        } else if (length > MAX_NAME) {
            decide(ifNot, sink);
        }
    }

    private boolean isNamed() {
        int end = length - 1;
        while (end > 0 && Ascii.isBlank(line[end - 1])) {
            end--; // RFC 5322 section 4.5: the obsolete syntax has space before the colon
        }
        return names.contains(OctetText.decode(line, 0, end).toLowerCase(Locale.ROOT));
    }

    private void decide(State decision, OctetSink sink) {
        state = decision;
        field = decision;
        if (decision == State.PASS) {
            sink.accept(line, 0, length);
        }
    }

    /** Ends the header: hands on what is left of a last line without an end, and the empty line. */
    public void finish(OctetSink sink) {
        if (state == State.NAME && !(length == 1 && line[0] == '\r')) {
            decide(ifNot, sink);
        }
        if (state == State.PASS) {
            sink.accept(LINE_END, 0, LINE_END.length);
        }
        sink.accept(LINE_END, 0, LINE_END.length);
        state = State.END;
    }
}
