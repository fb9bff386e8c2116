package org.restante.protocol.command;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.FrameLimits;
import org.restante.protocol.wire.FrameSplitter;
import org.restante.protocol.wire.FrameSplitter.Step;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** The way of a command from a client's writer to a server's record, as short as it can be. */
final class Wire {
    private static final Map<String, Grammar.Rule<? extends Command>> PARSERS = new HashMap<>();

    static {
        PARSERS.put("APPEND", Append::parse);
        PARSERS.put("AUTHENTICATE", Authenticate::parse);
        PARSERS.put("CAPABILITY", Capability::parse);
        PARSERS.put("CHECK", Check::parse);
        PARSERS.put("CLOSE", Close::parse);
        PARSERS.put("COPY", in -> Copy.parse(in, Numbering.SEQUENCE));
        PARSERS.put("CREATE", Create::parse);
        PARSERS.put("DELETE", Delete::parse);
        PARSERS.put("ENABLE", Enable::parse);
        PARSERS.put("EXAMINE", Examine::parse);
        PARSERS.put("EXPUNGE", Expunge::parse);
        PARSERS.put("FETCH", in -> Fetch.parse(in, Numbering.SEQUENCE));
        PARSERS.put("ID", Id::parse);
        PARSERS.put("IDLE", Idle::parse);
        PARSERS.put("LIST", ListCommand::parse);
        PARSERS.put("LOGIN", Login::parse);
        PARSERS.put("LOGOUT", Logout::parse);
        PARSERS.put("LSUB", Lsub::parse);
        PARSERS.put("MOVE", in -> Move.parse(in, Numbering.SEQUENCE));
        PARSERS.put("NAMESPACE", Namespace::parse);
        PARSERS.put("NOOP", Noop::parse);
        PARSERS.put("RENAME", Rename::parse);
        PARSERS.put("SEARCH", in -> Search.parse(in, Numbering.SEQUENCE));
        PARSERS.put("SELECT", Select::parse);
        PARSERS.put("STARTTLS", StartTls::parse);
        PARSERS.put("STATUS", Status::parse);
        PARSERS.put("STORE", in -> Store.parse(in, Numbering.SEQUENCE));
        PARSERS.put("SUBSCRIBE", Subscribe::parse);
        PARSERS.put("UID COPY", in -> Copy.parse(in, Numbering.UID));
        PARSERS.put("UID EXPUNGE", UidExpunge::parse);
        PARSERS.put("UID FETCH", in -> Fetch.parse(in, Numbering.UID));
        PARSERS.put("UID MOVE", in -> Move.parse(in, Numbering.UID));
        PARSERS.put("UID SEARCH", in -> Search.parse(in, Numbering.UID));
        PARSERS.put("UID STORE", in -> Store.parse(in, Numbering.UID));
        PARSERS.put("UNSELECT", Unselect::parse);
        PARSERS.put("UNSUBSCRIBE", Unsubscribe::parse);
    }

    private Wire() {}

    static String text(Command command) {
        ImapWriter out = new ImapWriter();
        command.encode(out);
        return new String(out.take(), StandardCharsets.ISO_8859_1);
    }

    /** Parses a command without its tag and last CRLF; one octet for each character. */
    static Command parse(String text) throws ImapSyntaxException {
        return parse(text, Grammar.core());
    }

    static Command parse(String text, Grammar grammar) throws ImapSyntaxException {
        FrameSplitter splitter = new FrameSplitter(FrameLimits.AFTER_LOGIN, (name, soFar) -> name.equals("APPEND"));
        byte[] octets = ("tag " + text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        splitter.feed(octets, 0, octets.length);
        Step step = splitter.next();
        while (step instanceof Step.Continue) {
            step = splitter.next();
        }
        return switch (step) {
            case Step.Complete complete -> parse(complete.frame(), grammar);
            case Step.Streaming streaming -> parse(streaming.soFar(), grammar);
            case Step.Rejected rejected -> throw new ImapSyntaxException(rejected.reason());
            case Step.Fatal fatal -> throw new ImapSyntaxException(fatal.reason());
            case Step.NeedMore more -> throw new ImapSyntaxException("not complete");
            case Step.Continue go -> throw new AssertionError("asked twice");
            case Step.Line line -> throw new AssertionError("nobody asked for a line");
        };
    }

    static Command parse(Frame frame, Grammar grammar) throws ImapSyntaxException {
        ImapReader in = new ImapReader(frame, grammar);
        in.tag();
        in.sp();
        String name = in.atom().toUpperCase(Locale.ROOT);
        if (name.equals("UID")) {
            in.sp();
            name = "UID " + in.atom().toUpperCase(Locale.ROOT);
        }
        Grammar.Rule<? extends Command> parser = PARSERS.get(name);
        if (parser == null) {
            throw new ImapSyntaxException("Unknown command");
        }
        return parser.parse(in);
    }
}
