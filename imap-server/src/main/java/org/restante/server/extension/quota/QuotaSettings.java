package org.restante.server.extension.quota;

import org.restante.store.quota.QuotaLimits;

/**
 * What users may hold.
 *
 * @param limits those of users who have none of their own
 * @param warning past how many percent of a limit a user is warned, 1 to 100; 0 for never
 */
public record QuotaSettings(QuotaLimits limits, int warning) {
    /** The defaults: nothing is limited, and nobody is warned. */
    public static final QuotaSettings DEFAULT = new QuotaSettings(QuotaLimits.NONE, 0);

    public QuotaSettings {
        if (warning < 0 || warning > 100) {
            throw new IllegalArgumentException("a share of a limit is 0 to 100 percent");
        }
    }
}
