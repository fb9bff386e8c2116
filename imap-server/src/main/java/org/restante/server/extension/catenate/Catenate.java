package org.restante.server.extension.catenate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.restante.protocol.command.AppendData;
import org.restante.protocol.command.AppendPart;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.append.ServerAppendData;

/**
 * {@code CATENATE (TEXT {n} URL "...")}: a message in pieces (RFC 4469 section 3), up to the first literal.
 *
 * @param parts the pieces that were announced, at least one
 */
record Catenate(List<AppendPart> parts) implements ServerAppendData {
    Catenate {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("CATENATE has a part");
        }
    }

    // append-data =/ "CATENATE" SP "(" cat-part *(SP cat-part) ")"
    static Catenate parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        in.expect('(');
        return new Catenate(stretch(in));
    }

    // cat-part *(SP cat-part) up to a literal, or up to ")", which is read too
    private static List<AppendPart> stretch(ImapReader in) throws ImapSyntaxException {
        List<AppendPart> parts = new ArrayList<>();
        do {
            parts.add(part(in));
            if (AppendData.isOpen(parts)) {
                return parts;
            }
        } while (in.tryConsume(' '));
        in.expect(')');
        return parts;
    }

    // cat-part = text-literal / url; text-literal = "TEXT" SP literal; url = "URL" SP astring
    private static AppendPart part(ImapReader in) throws ImapSyntaxException {
        String name = in.atom().toUpperCase(Locale.ROOT);
        in.sp();
        return switch (name) {
            case "TEXT" -> new AppendPart.Octets(in.streamedLiteral());
            case "URL" -> new UrlPart(in.astring());
            default -> throw new ImapSyntaxException("TEXT or URL expected");
        };
    }

    @Override
    public List<AppendPart> next(ImapReader in) throws ImapSyntaxException {
        if (in.tryConsume(')')) {
            return List.of();
        }
        in.sp();
        return stretch(in);
    }

    @Override
    public void encode(ImapWriter out) {
        encode(parts, out.raw("CATENATE ("));
    }

    @Override
    public void encodeNext(List<AppendPart> more, ImapWriter out) {
        if (more.isEmpty()) {
            out.close();
        } else {
            encode(more, out.sp());
        }
    }

    private static void encode(List<AppendPart> parts, ImapWriter out) {
        for (int i = 0; i < parts.size(); i++) {
            out.raw(i == 0 ? "" : " ").raw(parts.get(i) instanceof AppendPart.Octets ? "TEXT " : "");
            parts.get(i).encode(out);
        }
        out.raw(AppendData.isOpen(parts) ? "" : ")");
    }
}
