package org.restante.server.script;

import java.util.List;

/** One thing that a script does, or expects. */
sealed interface Step {
    /** Where it is written. */
    Source source();

    /** Which session it is about; the name may be empty. */
    String session();

    /** Sends octets, at once or together with those that are sent next. */
    record Send(Source source, String session, List<Piece> pieces, boolean held) implements Step {}

    /** Expects these responses, in any order. */
    record Expect(Source source, String session, List<Line> lines) implements Step {}

    /** Reads untagged responses until one is as it should be. */
    record Await(Source source, String session, Line line) implements Step {}

    /** Opens, closes or changes a connection. */
    record Control(Source source, String session, Action action) implements Step {}

    /** A response that has to come, or may. */
    record Line(Source source, List<Piece> pieces, boolean optional) {}

    /** What happens to a connection. */
    enum Action {
        /** A connection whose greeting the script reads itself. */
        CONNECT,
        /** The client goes, without a word. */
        DISCONNECT,
        /** The server goes. */
        CLOSED,
        /** Both begin to speak TLS. */
        STARTTLS,
        /** Both begin to compress. */
        COMPRESS,
        /** Both end that. */
        PLAIN
    }
}
