package org.restante.server.extension.thread;

import java.util.Locale;
import java.util.Set;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.SearchProgram;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * THREAD and UID THREAD (RFC 5256 section 3).
 *
 * @param numbering what the numbers of the result are
 * @param algorithm how messages become threads
 * @param key what to look for
 */
record ThreadCommand(Numbering numbering, ThreadAlgorithm algorithm, SearchKey key) implements ExtensionCommand {
    /**
     * Reads {@code SP thread-alg SP search-criteria} from behind the name.
     *
     * @throws org.restante.protocol.command.BadCharsetException if the charset is not known
     */
    static ThreadCommand parse(ImapReader in, Numbering numbering, Set<ThreadAlgorithm> algorithms)
            throws ImapSyntaxException {
        in.sp();
        String name = in.atom().toUpperCase(Locale.ROOT);
        ThreadAlgorithm algorithm = algorithms.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ImapSyntaxException("Unknown threading algorithm"));
        in.sp();
        SearchKey key = SearchProgram.parseCriteria(in);
        in.end();
        return new ThreadCommand(numbering, algorithm, key);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(numbering.prefix()).raw("THREAD ").raw(algorithm.name()).sp();
        SearchProgram.encodeCriteria(out, key);
    }
}
