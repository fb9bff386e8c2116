package org.restante.protocol.command;

import org.restante.protocol.model.ModSeq;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** A modifier of FETCH (RFC 4466 section 2.4). */
public sealed interface FetchModifier extends Encodable
        permits FetchModifier.ChangedSince, FetchModifier.Vanished, ExtensionFetchModifier {
    /** CHANGEDSINCE: only messages that have changed since (RFC 7162 section 3.1.4.1). */
    record ChangedSince(ModSeq modSeq) implements FetchModifier {
        @Override
        public void encode(ImapWriter out) {
            out.raw("CHANGEDSINCE ").number(modSeq.value());
        }
    }

    /** VANISHED: tell which messages have been expunged since (RFC 7162 section 3.2.6). */
    record Vanished() implements FetchModifier {
        @Override
        public void encode(ImapWriter out) {
            out.raw("VANISHED");
        }
    }

    // fetch-modifier = fetch-modifier-name [SP fetch-modif-params] (RFC 4466 section 3)
    static FetchModifier parse(ImapReader in) throws ImapSyntaxException {
        String name = Lists.name(in, FetchModifier.class);
        return switch (name) {
            case "CHANGEDSINCE" -> {
                in.sp();
                // The ABNF wants 1 or more; clients that know nothing yet say 0.
                yield new ChangedSince(in.modSeq());
            }
            case "VANISHED" -> new Vanished();
            default -> Lists.extension(in, FetchModifier.class, name);
        };
    }
}
