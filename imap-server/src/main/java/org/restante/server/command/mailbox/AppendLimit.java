package org.restante.server.command.mailbox;

import java.util.stream.Stream;
import org.restante.server.engine.Session;

/** APPENDLIMIT (RFC 7889): one limit for all mailboxes, which CAPABILITY says. */
final class AppendLimit {
    private AppendLimit() {}

    static Stream<String> announcement(Session session) {
        return Stream.of("APPENDLIMIT=" + session.server().limits().message());
    }
}
