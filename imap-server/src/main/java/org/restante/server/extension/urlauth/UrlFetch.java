package org.restante.server.extension.urlauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** URLFETCH: reads what authorized URLs lead to (RFC 4467 section 7; parameters: RFC 5524 section 3). */
record UrlFetch(List<Target> targets) implements ExtensionCommand {
    /** What of it (RFC 5524 section 3). */
    enum Data {
        /** The octets as they are. */
        BODY,
        /** The octets without their transfer encoding. */
        BINARY,
        /** The structure of the part. */
        BODYPARTSTRUCTURE
    }

    /**
     * One URL.
     *
     * @param url as the client sent it
     * @param data what of it; nothing is its octets, answered without a name
     */
    record Target(String url, List<Data> data) {
        Target {
            data = List.copyOf(data);
        }
    }

    UrlFetch {
        targets = List.copyOf(targets);
    }

    // urlfetch = "URLFETCH" 1*(SP url-fetch-arg); url-fetch-arg = url-full / "(" url-full *(SP url-fetch-param) ")"
    static UrlFetch parse(ImapReader in) throws ImapSyntaxException {
        List<Target> targets = new ArrayList<>();
        do {
            if (targets.size() == GenUrlAuth.MAX) {
                throw new ImapSyntaxException("Too many URLs");
            }
            in.sp();
            targets.add(in.tryConsume('(') ? extended(in) : new Target(in.astring(), List.of()));
        } while (!in.atEnd());
        return new UrlFetch(targets);
    }

    private static Target extended(ImapReader in) throws ImapSyntaxException {
        String url = in.astring();
        List<Data> data = new ArrayList<>();
        while (in.tryConsume(' ')) {
            Data next = data(in.atom().toUpperCase(Locale.ROOT));
            if (data.contains(next)) {
                throw new ImapSyntaxException("The same twice");
            }
            data.add(next);
        }
        in.expect(')');
        return new Target(url, data);
    }

    private static Data data(String name) throws ImapSyntaxException {
        for (Data data : Data.values()) {
            if (data.name().equals(name)) {
                return data;
            }
        }
        throw new ImapSyntaxException("BODY, BINARY or BODYPARTSTRUCTURE expected");
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("URLFETCH");
        for (Target target : targets) {
            out.sp().raw(target.data().isEmpty() ? "" : "(").string(target.url());
            target.data().forEach(data -> out.sp().raw(data.name()));
            out.raw(target.data().isEmpty() ? "" : ")");
        }
    }
}
