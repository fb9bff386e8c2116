package org.restante.server.command.session;

import org.restante.protocol.command.Id;
import org.restante.server.engine.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client says that it is, for the log (RFC 2971 section 3.1): anybody can say anything, so that a line of the log has
 * nothing of it but printable US-ASCII, and little of that.
 */
final class ClientName {
    private static final Logger LOG = LoggerFactory.getLogger(ClientName.class);
    private static final int MAX_VALUE = 64;
    private static final int MAX_LINE = 512;

    private ClientName() {}

    static void note(Session session, Id id) {
        String name = of(id);
        if (name.isEmpty()) {
            return;
        }
        session.activity().client(name);
        LOG.info("{} is {}", session.connection().remote(), name);
    }

    static String of(Id id) {
        StringBuilder line = new StringBuilder();
        id.fields().forEach((name, value) -> {
            if (line.length() < MAX_LINE && value.isPresent() && !Originating.isField(name)) {
                line.append(line.isEmpty() ? "" : ", ");
                append(line, name);
                line.append('=');
                append(line, value.get());
            }
        });
        return line.toString();
    }

    /** Returns the beginning of a text for the log. */
    static String printable(String text) {
        StringBuilder line = new StringBuilder();
        append(line, text);
        return line.toString();
    }

    private static void append(StringBuilder line, String text) {
        for (int i = 0; i < Math.min(text.length(), MAX_VALUE); i++) {
            char c = text.charAt(i);
            line.append(c >= ' ' && c <= '~' ? c : '?');
        }
        line.append(text.length() > MAX_VALUE ? "..." : "");
    }
}
