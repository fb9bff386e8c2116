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
    // cat-part =/ utf8-literal, where clients may enable UTF8=ACCEPT (RFC 6855 section 4)
    private static AppendPart part(ImapReader in) throws ImapSyntaxException {
        String name = in.atom().toUpperCase(Locale.ROOT);
        in.sp();
        return switch (name) {
            case "TEXT" -> new AppendPart.Octets(in.streamedLiteral());
            case "URL" -> new UrlPart(in.astring());
            case "UTF8" -> utf8(in);
            default -> throw unknown();
        };
    }

    private static AppendPart utf8(ImapReader in) throws ImapSyntaxException {
        if (in.grammar().rule(AppendData.class, "UTF8").isEmpty()) {
            throw unknown();
        }
        return AppendPart.Octets.utf8(in);
    }

    private static ImapSyntaxException unknown() {
        return new ImapSyntaxException("TEXT or URL expected");
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

    private static boolean isText(AppendPart part) {
        return part instanceof AppendPart.Octets octets && octets.form() == AppendPart.Form.ALONE;
    }

    private static void encode(List<AppendPart> parts, ImapWriter out) {
        for (int i = 0; i < parts.size(); i++) {
            AppendPart part = parts.get(i);
            out.raw(i == 0 ? "" : " ").raw(isText(part) ? "TEXT " : "");
            part.encode(out);
        }
        out.raw(AppendData.isOpen(parts) ? "" : ")");
    }
}
