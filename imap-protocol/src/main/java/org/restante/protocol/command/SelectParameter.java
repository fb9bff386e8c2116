package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** A parameter of SELECT and EXAMINE (RFC 4466 section 2.1). */
public sealed interface SelectParameter extends Encodable
        permits SelectParameter.Condstore, QResync, ExtensionSelectParameter {
    /** CONDSTORE: tell of mod-sequences (RFC 7162 section 3.1.8). */
    record Condstore() implements SelectParameter {
        @Override
        public void encode(ImapWriter out) {
            out.raw("CONDSTORE");
        }
    }

    // select-params = SP "(" select-param *(SP select-param) ")" (RFC 4466 section 3), or nothing
    static List<SelectParameter> parseList(ImapReader in) throws ImapSyntaxException {
        return in.tryConsume(' ') ? Lists.parse(in, SelectParameter::parse) : List.of();
    }

    // select-param = select-param-name [SP select-param-value] (RFC 4466 section 3)
    private static SelectParameter parse(ImapReader in) throws ImapSyntaxException {
        String name = Lists.name(in, SelectParameter.class);
        return switch (name) {
            case "CONDSTORE" -> new Condstore();
            case "QRESYNC" -> QResync.parse(in);
            default -> Lists.extension(in, SelectParameter.class, name);
        };
    }
}
