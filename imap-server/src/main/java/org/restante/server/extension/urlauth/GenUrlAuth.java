package org.restante.server.extension.urlauth;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** GENURLAUTH: asks for authorization of URLs (RFC 4467 section 7). */
record GenUrlAuth(List<Request> requests) implements ExtensionCommand {
    /** How many URLs a command may name. */
    static final int MAX = 100;

    /**
     * What to authorize.
     *
     * @param rump the URL without its proof
     * @param mechanism how
     */
    record Request(String rump, String mechanism) {}

    GenUrlAuth {
        requests = List.copyOf(requests);
    }

    // genurlauth = "GENURLAUTH" 1*(SP url-rump SP mechanism)
    static GenUrlAuth parse(ImapReader in) throws ImapSyntaxException {
        List<Request> requests = new ArrayList<>();
        do {
            if (requests.size() == MAX) {
                throw new ImapSyntaxException("Too many URLs");
            }
            in.sp();
            String rump = in.astring();
            in.sp();
            requests.add(new Request(rump, in.atom()));
        } while (!in.atEnd());
        return new GenUrlAuth(requests);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("GENURLAUTH");
        requests.forEach(request -> out.sp().string(request.rump()).sp().raw(request.mechanism()));
    }
}
