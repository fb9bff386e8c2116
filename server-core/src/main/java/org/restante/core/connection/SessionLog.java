package org.restante.core.connection;

import java.net.InetSocketAddress;
import java.util.Locale;
import org.restante.core.log.LogLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line in the log for each session, at its end. */
final class SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final double NANOS_PER_SECOND = 1e9;

    private SessionLog() {}

    static void ended(SessionActivity session) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        InetSocketAddress address = session.origin().address();
        LOG.info(
                "{}",
                new LogLine("session")
                        .field("protocol", session.origin().protocol())
                        .field("number", Long.toString(session.number()))
                        .field("user", session.user())
                        .field("from", address.getAddress().getHostAddress() + ":" + address.getPort())
                        .field("client", session.client())
                        .field("seconds", String.format(Locale.ROOT, "%.3f", session.nanos() / NANOS_PER_SECOND))
                        .field("commands", Long.toString(session.commands()))
                        .field("received", Long.toString(session.received()))
                        .field("sent", Long.toString(session.sent())));
    }
}
