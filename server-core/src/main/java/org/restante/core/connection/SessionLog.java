package org.restante.core.connection;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line in the log for each session, at its end. Words of the client are in quotation marks, and cannot leave them. */
final class SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final int LONGEST = 64;
    private static final double NANOS_PER_SECOND = 1e9;

    private SessionLog() {}

    static void ended(SessionActivity session) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        LOG.info(
                "{} session {} ended: user={} from={}:{} client={} seconds={} commands={} received={} sent={}",
                session.protocol(),
                session.number(),
                quoted(session.user()),
                session.remote().getAddress().getHostAddress(),
                session.remote().getPort(),
                quoted(session.client()),
                String.format(Locale.ROOT, "%.3f", session.nanos() / NANOS_PER_SECOND),
                session.commands(),
                session.received(),
                session.sent());
    }

    /** Returns a text in quotation marks on one line and of a bounded length, or a dash for none. */
    static String quoted(Optional<String> text) {
        return text.map(SessionLog::quoted).orElse("-");
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isPlain(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\u{%x}", c));
            }
        });
        return quoted.append('"').toString();
    }

    // Neither controls nor what ends a line or turns the direction of a text around.
    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
