package org.restante.store.maildir;

import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaUsage;

/** What one account holds and may hold. */
record MaildirQuota(MaildirAccount account) implements Quota {
    @Override
    public QuotaUsage usage() {
        return account.usage();
    }

    @Override
    public QuotaLimits limits() {
        return account.limits();
    }

    @Override
    public void limit(QuotaLimits limits) {
        account.limit(limits);
    }
}
