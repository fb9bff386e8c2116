package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * How much of what a quota root holds and may hold (RFC 9208 section 4.2.1).
 *
 * @param root its name; may be empty
 * @param resources what is limited
 */
public record QuotaResponse(String root, List<Resource> resources) implements ExtensionResponse {
    /**
     * One resource.
     *
     * @param name an atom, in upper case, such as STORAGE
     * @param usage how much there is, in the unit of the resource: 0 to 2^63-1
     * @param limit how much there may be, likewise
     */
    public record Resource(String name, long usage, long limit) {
        public Resource {
            name = Atoms.requireAtom(name).toUpperCase(Locale.ROOT);
            if (usage < 0 || limit < 0) {
                throw new IllegalArgumentException("usage and limit are not negative");
            }
        }
    }

    public QuotaResponse {
        MailboxText.require(root);
        resources = List.copyOf(resources);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("QUOTA ").astring(root).raw(" (");
        for (int i = 0; i < resources.size(); i++) {
            Lists.separate(out, i);
            Resource resource = resources.get(i);
            out.raw(resource.name()).sp().number(resource.usage()).sp().number(resource.limit());
        }
        out.close();
    }

    // quota-response = "QUOTA" SP quota-root-name SP quota-list; quota-resource = resource-name SP usage SP limit
    static QuotaResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String root = in.astring().utf8();
        in.sp();
        List<Resource> resources = new ArrayList<>();
        in.list(() -> {
            String name = in.atom();
            in.sp();
            long usage = in.number64();
            in.sp();
            resources.add(new Resource(name, usage, in.number64()));
        });
        return new QuotaResponse(root, resources);
    }
}
