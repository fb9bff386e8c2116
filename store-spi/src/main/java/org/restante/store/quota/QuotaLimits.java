package org.restante.store.quota;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How much there may be of what is limited: octets, messages and mailboxes, 0 and more. What is not named is not limited.
 */
public record QuotaLimits(Map<QuotaResource, Long> limits) {
    /** Nothing is limited. */
    public static final QuotaLimits NONE = new QuotaLimits(Map.of());

    public QuotaLimits {
        if (limits.values().stream().anyMatch(limit -> limit < 0)) {
            throw new IllegalArgumentException("a limit is not negative");
        }
        limits = Map.copyOf(limits);
    }

    /** Returns these limits with one more, or another one. */
    public QuotaLimits with(QuotaResource resource, long limit) {
        Map<QuotaResource, Long> more = new EnumMap<>(QuotaResource.class);
        more.putAll(limits);
        more.put(resource, limit);
        return new QuotaLimits(more);
    }

    /** Returns the limit of a resource, if it has one. */
    public OptionalLong of(QuotaResource resource) {
        Long limit = limits.get(resource);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /** Returns whether this much of a resource is allowed. */
    public boolean allows(QuotaResource resource, long amount) {
        OptionalLong limit = of(resource);
        return limit.isEmpty() || amount <= limit.getAsLong();
    }
}
