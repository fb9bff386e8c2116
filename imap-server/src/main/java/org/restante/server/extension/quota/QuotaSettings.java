package org.restante.server.extension.quota;

import org.restante.store.quota.QuotaLimits;

/**
 * What users may hold.
 *
 * @param limits those of users who have none of their own
 */
public record QuotaSettings(QuotaLimits limits) {
    /** The defaults: nothing is limited. */
    public static final QuotaSettings DEFAULT = new QuotaSettings(QuotaLimits.NONE);
}
