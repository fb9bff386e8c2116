package org.restante.server.extension.quota;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * SETQUOTA: sets the limits of a quota root, all of them (RFC 9208 section 4.1.3).
 *
 * @param limits by the name of the resource in upper case, known or not, as the protocol counts
 */
record SetQuota(RootName root, Map<String, Long> limits) implements ExtensionCommand {
    private static final int MAX_RESOURCES = 100;

    SetQuota {
        limits = Map.copyOf(limits);
    }

    // setquota = "SETQUOTA" SP quota-root-name SP setquota-list; setquota-resource = resource-name SP resource-limit
    static SetQuota parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        RootName root = new RootName(in.astring());
        in.sp();
        Map<String, Long> limits = new LinkedHashMap<>();
        in.listOrEmpty(() -> {
            String resource = in.atom().toUpperCase(Locale.ROOT);
            in.sp();
            if (limits.put(resource, in.number64()) != null || limits.size() > MAX_RESOURCES) {
                throw new ImapSyntaxException("A resource has one limit");
            }
        });
        in.end();
        return new SetQuota(root, limits);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("SETQUOTA ").astring(root.name()).raw(" (");
        String separator = "";
        for (Map.Entry<String, Long> limit : limits.entrySet()) {
            out.raw(separator).atom(limit.getKey()).sp().number(limit.getValue());
            separator = " ";
        }
        out.raw(")");
    }
}
