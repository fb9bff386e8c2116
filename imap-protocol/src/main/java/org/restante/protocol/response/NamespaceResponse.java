package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Where mailboxes are (RFC 9051 section 7.3.2, RFC 2342 section 5). An empty list is written as NIL.
 *
 * @param personal the user's own
 * @param otherUsers those of other users
 * @param shared those that are nobody's
 */
public record NamespaceResponse(
        List<NamespaceDescription> personal, List<NamespaceDescription> otherUsers, List<NamespaceDescription> shared)
        implements Untagged {
    public NamespaceResponse {
        personal = List.copyOf(personal);
        otherUsers = List.copyOf(otherUsers);
        shared = List.copyOf(shared);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("NAMESPACE ");
        encode(out, personal);
        out.sp();
        encode(out, otherUsers);
        out.sp();
        encode(out, shared);
    }

    // namespace = nil / "(" 1*namespace-descr ")"
    private static void encode(ImapWriter out, List<NamespaceDescription> namespaces) {
        if (namespaces.isEmpty()) {
            out.raw("NIL");
        } else {
            out.open();
            namespaces.forEach(namespace -> namespace.encode(out));
            out.close();
        }
    }

    // namespace-response = "NAMESPACE" SP namespace SP namespace SP namespace
    static NamespaceResponse decode(ResponseCursor in) throws ImapSyntaxException {
        return new NamespaceResponse(namespace(in), namespace(in), namespace(in));
    }

    private static List<NamespaceDescription> namespace(ResponseCursor in) throws ImapSyntaxException {
        List<NamespaceDescription> namespaces = new ArrayList<>();
        in.sp();
        if (!in.tryNil()) {
            in.expect('(');
            while (!in.tryConsume(')')) {
                namespaces.add(NamespaceDescription.decode(in));
                in.tryConsume(' ');
            }
        }
        return namespaces;
    }
}
