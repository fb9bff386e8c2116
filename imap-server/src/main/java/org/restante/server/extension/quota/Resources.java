package org.restante.server.extension.quota;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.response.QuotaResponse;
import org.restante.server.engine.Session;
import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;
import org.restante.store.quota.QuotaUsage;

/** Resources as the protocol counts them: STORAGE "in units of 1024 octets" (RFC 9208 section 5.1). */
final class Resources {
    static final int UNIT = 1024;

    private Resources() {}

    static Optional<QuotaResource> of(String name) {
        return Arrays.stream(QuotaResource.values())
                .filter(resource -> resource.name().equals(name))
                .findFirst();
    }

    /** Returns a limit as the store counts; of what is beyond its numbers, the largest. */
    static long limit(QuotaResource resource, long said) {
        return resource != QuotaResource.STORAGE ? said : Math.min(said, Long.MAX_VALUE / UNIT) * UNIT;
    }

    private static long usage(QuotaResource resource, long amount) {
        return resource != QuotaResource.STORAGE ? amount : (amount + UNIT - 1) / UNIT;
    }

    static void write(Session session, RootName root, Quota quota) {
        QuotaUsage usage = quota.usage();
        QuotaLimits limits = quota.limits();
        List<QuotaResponse.Resource> limited = new ArrayList<>();
        for (QuotaResource resource : QuotaResource.values()) {
            if (limits.of(resource).isPresent()) {
                long limit = limits.of(resource).getAsLong();
                limited.add(new QuotaResponse.Resource(
                        resource.name(),
                        usage(resource, usage.of(resource)),
                        resource == QuotaResource.STORAGE ? limit / UNIT : limit));
            }
        }
        session.out().respond(new QuotaResponse(root.name(), limited));
    }
}
