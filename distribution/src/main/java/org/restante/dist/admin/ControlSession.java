package org.restante.dist.admin;

import java.io.IOException;

/** Answers what a client of the admin socket asks of the server itself. */
final class ControlSession {
    private final AdminChannel channel;
    private final ControlChannel values;
    private final ServerControl control;

    ControlSession(AdminChannel channel, ServerControl control) {
        this.channel = channel;
        this.values = new ControlChannel(channel);
        this.control = control;
    }

    /** Something that is written once it is known that it can be answered. */
    @FunctionalInterface
    private interface Answer {
        void write() throws IOException;
    }

    private void answer(Answer answer) throws IOException {
        channel.octet(AdminSession.OK);
        answer.write();
    }

    void status() throws IOException {
        ServerStatus status = control.status();
        answer(() -> values.status(status));
    }

    void sessions() throws IOException {
        var sessions = control.sessions();
        answer(() -> values.sessions(sessions));
    }

    void end() throws IOException {
        SessionSelector which = SessionSelector.parse(channel.text());
        int ended = control.end(which, channel.text());
        answer(() -> channel.number(ended));
    }

    void levels() throws IOException {
        var levels = control.logLevels();
        answer(() -> values.levels(levels));
    }

    void traces() throws IOException {
        TraceReport report = control.traces();
        answer(() -> {
            channel.lines(report.traced());
            channel.text(report.file());
        });
    }

    void trace() throws IOException {
        control.trace(SessionSelector.parse(channel.text()));
        channel.octet(AdminSession.OK);
    }

    void endTrace() throws IOException {
        boolean any = control.endTrace(
                channel.lines().stream().map(SessionSelector::parse).findFirst());
        answer(() -> channel.number(any ? 1 : 0));
    }

    void level() throws IOException {
        boolean known = control.logLevel(channel.text(), channel.text());
        answer(() -> channel.number(known ? 1 : 0));
    }
}
