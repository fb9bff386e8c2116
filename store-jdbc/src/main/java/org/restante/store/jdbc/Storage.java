package org.restante.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;

/**
 * What the parts of one store share.
 *
 * @param cache whole contents of messages that are not large
 */
record Storage(
        JdbcSettings settings,
        Database database,
        Neighbours neighbours,
        Identifiers identifiers,
        Contents contents,
        MailboxLog log,
        Planner planner,
        CommitWriter writer,
        QuotaRows quotas,
        MessageAnnotationRows annotations,
        Housekeeping housekeeping,
        Cache<Long, byte[]> cache) {
    /** Returns whether octets go as soon as this process has let go of them: no other one has a say. */
    boolean sweepsAtOnce() {
        return database.dialect().isOnlyHere() || settings.sharing().grace().isZero();
    }
}
