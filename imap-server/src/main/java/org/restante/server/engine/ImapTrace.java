package org.restante.server.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.restante.core.connection.SessionActivity;
import org.restante.core.connection.SessionTrace;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.FrameSplitter.Step;

/**
 * What one session tells its trace, while it has one: commands as the splitter has found them, and responses. Literals are
 * left out. So is everything by which somebody could log in: what is behind LOGIN and AUTHENTICATE, the lines of a SASL
 * exchange, tokens of URLAUTH (RFC 4467), and all of what is no command, since a password may have gone astray.
 */
final class ImapTrace {
    private static final int MAX_MECHANISM = 20; // RFC 4422 section 3.1

    private final SessionActivity activity;
    private final Registry registry;
    private Optional<TracedResponses> responses = Optional.empty(); // while it has one
    private boolean secret; // what is being carried out

    ImapTrace(SessionActivity activity, Registry registry) {
        this.activity = activity;
        this.registry = registry;
    }

    /**
     * Takes note of what a command begins with.
     *
     * @param out where the session writes: what was written before is sent, so that a trace begins with a whole line, and
     *     what is answered stands behind what was asked
     */
    void begins(Step step, ResponseOutput out) {
        Optional<SessionTrace> trace = activity.trace();
        if (trace.isEmpty()) {
            responses = Optional.empty();
            return;
        }
        out.flush();
        if (responses.isEmpty()) {
            responses = Optional.of(new TracedResponses());
        }
        switch (step) {
            case Step.Complete complete -> command(trace.get(), complete.frame());
            case Step.Streaming streaming -> command(trace.get(), streaming.soFar());
            case Step.Rejected rejected -> rejected(trace.get(), rejected);
            default -> {}
        }
    }

    private void rejected(SessionTrace trace, Step.Rejected rejected) {
        rejected.tag().ifPresent(this::hide);
        trace.client("<a command that was refused>");
    }

    private void command(SessionTrace trace, Frame frame) {
        String first = text(frame.parts().getFirst());
        String[] words = first.split(" ", 4);
        Optional<String> name = name(words);
        secret = name.isEmpty() || isSecret(name.get());
        if (name.isEmpty()) {
            hide(words[0]);
            trace.client(SessionTrace.hidden(octets(frame)) + " that are no command");
        } else if (secret) {
            trace.client(words[0] + " " + name.get() + " " + mechanism(name.get(), words)
                    + SessionTrace.hidden(octets(frame)));
        } else {
            trace.client(TracedResponses.masked(rendered(frame)));
        }
    }

    private void hide(String tag) {
        responses.ifPresent(lines -> lines.hide(tag));
    }

    private Optional<String> name(String[] words) {
        if (words.length < 2) {
            return Optional.empty();
        }
        String name = words[1].toUpperCase(Locale.ROOT);
        if (name.equals("UID") && words.length > 2) {
            name = name + " " + words[2].toUpperCase(Locale.ROOT);
        }
        return Optional.of(name).filter(known -> registry.command(known).isPresent());
    }

    // Those of plugins that are called like it, too.
    private static boolean isSecret(String name) {
        return name.contains("LOGIN") || name.contains("AUTH") || name.contains("PASS");
    }

    // A response in place of the mechanism has small letters, or is longer.
    private static String mechanism(String name, String[] words) {
        boolean named = name.equals("AUTHENTICATE")
                && words.length > 2
                && words[2].length() <= MAX_MECHANISM
                && words[2].chars()
                        .allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_');
        return named ? words[2] + " " : "";
    }

    /** Takes note of how a command goes on behind a literal. */
    void goesOn(Step step) {
        if (responses.isEmpty()) {
            return;
        }
        Optional<Frame> frame =
                switch (step) {
                    case Step.Complete complete -> Optional.of(complete.frame());
                    case Step.Streaming streaming -> Optional.of(streaming.soFar());
                    default -> Optional.empty();
                };
        if (frame.isPresent() && octets(frame.get()) > 0) {
            say(secret ? SessionTrace.hidden(octets(frame.get())) : TracedResponses.masked(rendered(frame.get())));
        }
    }

    /** Takes note of a line of a SASL exchange. */
    void response(byte[] line) {
        if (responses.isPresent()) {
            say(SessionTrace.hidden(line.length));
        }
    }

    /** Takes note of a line that ends IDLE, or should. */
    void done(String line) {
        if (responses.isPresent()) {
            say(line.equalsIgnoreCase("DONE") ? line : SessionTrace.hidden(line.length()));
        }
    }

    private void say(String text) {
        activity.trace().ifPresent(trace -> trace.client(text));
    }

    /** Takes note of octets that are sent, before they are compressed or protected; leaves the buffer as it is. */
    void sent(ByteBuffer octets) {
        if (responses.isPresent()) {
            TracedResponses lines = responses.get();
            activity.trace().ifPresent(trace -> lines.sent(octets.duplicate(), trace));
        }
    }

    private static String rendered(Frame frame) {
        StringBuilder line = new StringBuilder();
        for (Frame.Part part : frame.parts()) {
            line.append(text(part));
        }
        return line.toString();
    }

    private static String text(Frame.Part part) {
        return switch (part) {
            case Frame.Text text -> new String(text.octets(), StandardCharsets.ISO_8859_1);
            case Frame.Literal literal -> "{" + literal.octets().length + "}";
            case Frame.StreamedLiteral literal -> "{" + literal.size() + "}";
        };
    }

    private static long octets(Frame frame) {
        long octets = 0;
        for (Frame.Part part : frame.parts()) {
            octets += switch (part) {
                case Frame.Text text -> text.octets().length;
                case Frame.Literal literal -> literal.octets().length;
                case Frame.StreamedLiteral literal -> literal.size();
            };
        }
        return octets;
    }
}
