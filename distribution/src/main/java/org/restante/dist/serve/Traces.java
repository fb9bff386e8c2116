package org.restante.dist.serve;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.restante.core.connection.LiveSessions;
import org.restante.core.connection.SessionSnapshot;
import org.restante.core.connection.SessionTrace;
import org.restante.dist.admin.AdminException;
import org.restante.dist.admin.SessionSelector;

/** Which sessions are traced, and the file that they are traced to. */
final class Traces implements AutoCloseable {
    /** How many words may be traced at a time. */
    static final int MOST = 64;

    private static final int LONGEST_LINE = 2048;

    private final TraceFile file;
    private final Set<SessionSelector> traced = new CopyOnWriteArraySet<>();

    Traces(TraceFile file) {
        this.file = file;
    }

    /** Returns what is traced. */
    List<String> all() {
        return traced.stream().map(SessionSelector::toString).sorted().toList();
    }

    TraceFile file() {
        return file;
    }

    /**
     * Begins to trace.
     *
     * @throws AdminException if too much is traced already
     */
    void begin(SessionSelector which, List<LiveSessions> live) {
        if (traced.size() >= MOST && !traced.contains(which)) {
            throw new AdminException(MOST + " words are traced already");
        }
        traced.add(which);
        apply(live);
    }

    /** Ends a trace, or all of them; returns whether there was any. */
    boolean end(Optional<SessionSelector> which, List<LiveSessions> live) {
        boolean any = which.map(traced::remove).orElse(!traced.isEmpty());
        if (which.isEmpty()) {
            traced.clear();
        }
        apply(live);
        return any;
    }

    private void apply(List<LiveSessions> live) {
        live.forEach(each -> {
            if (traced.isEmpty()) {
                each.traceNone();
            } else {
                each.trace(this::of);
            }
        });
    }

    private Optional<SessionTrace> of(SessionSnapshot session) {
        return traced.stream().anyMatch(which -> which.matches(session))
                ? Optional.of(new Lines(session))
                : Optional.empty();
    }

    /** Writes the lines of one session. */
    private final class Lines implements SessionTrace {
        private final String who;

        Lines(SessionSnapshot session) {
            this.who = " " + session.protocol() + " " + session.number() + " "
                    + shown(session.user().orElse("-")) + " ";
        }

        @Override
        public void client(String text) {
            line("C: ", text);
        }

        @Override
        public void server(String text) {
            line("S: ", text);
        }

        private void line(String start, String text) {
            file.line(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS))
                    + who
                    + start
                    + shown(text));
        }
    }

    // One octet for each character, mostly: what is not ASCII is shown by its number, as are controls.
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_LINE); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' || c == '…') {
                shown.append(c);
            } else {
                shown.append(String.format(c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c));
            }
        }
        return shown + (text.length() > LONGEST_LINE ? "… (" + text.length() + " octets)" : "");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
