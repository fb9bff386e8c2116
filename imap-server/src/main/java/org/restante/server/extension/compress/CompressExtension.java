package org.restante.server.extension.compress;

import java.util.Optional;
import org.restante.protocol.response.Condition;
import org.restante.protocol.response.PlainCode;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;

/** Registers COMPRESS, with the one algorithm that there is. */
public final class CompressExtension implements ImapExtension {
    private static final String CAPABILITY = "COMPRESS=DEFLATE";

    @Override
    public void register(Registry.Builder registry) {
        if (!registry.isHidden(CAPABILITY)) {
            registry.announce(CAPABILITY, session -> !session.isCompressed())
                    .command(new CommandSpec<>(
                            "COMPRESS", State.LOGGED_IN, Compress::parse, CompressExtension::compress));
        }
    }

    // RFC 4978 section 3: "BAD - Command unknown, invalid or unknown argument, or COMPRESS already active". TLS itself
    // never compresses here: Java's does not know how to.
    private static Completion compress(Compress command, Session session) {
        if (!command.algorithm().equals("DEFLATE")) {
            return Completion.bad("Only DEFLATE is known");
        }
        if (session.isCompressed()) {
            return new Completion(
                    Condition.BAD, Optional.of(PlainCode.COMPRESSIONACTIVE), "DEFLATE active via COMPRESS");
        }
        session.afterwards(session::compress);
        return Completion.ok("DEFLATE active");
    }
}
