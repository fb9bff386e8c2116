package org.restante.store.quota;

/**
 * How much a user keeps and may keep (QUOTA, RFC 9208): a facet of an {@link org.restante.store.Account}, all of whose
 * mailboxes are one quota root. Stores that list {@link org.restante.store.Feature#QUOTA} have it.
 *
 * <p>Limits are held inside the commit: of two appends at once that fit one at a time, one is refused. What would go beyond
 * a limit is refused with OVERQUOTA and leaves everything as it was; what adds nothing never is, however full the account.
 */
public interface Quota {
    /** Returns how much there is, as of all commits that have returned. */
    QuotaUsage usage();

    /** Returns the limits: those of this account, or the store's for accounts that have none of their own. */
    QuotaLimits limits();

    /** Gives this account limits of its own, durable when this returns. They may be less than what there is. */
    void limit(QuotaLimits limits);
}
