package org.restante.dist.admin;

import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaUsage;

/**
 * How much a user has.
 *
 * @param usage how much there is
 * @param limits how much there may be
 */
public record QuotaReport(QuotaUsage usage, QuotaLimits limits) {}
