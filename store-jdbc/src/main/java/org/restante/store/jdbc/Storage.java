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
        Identifiers identifiers,
        Contents contents,
        MailboxLog log,
        Planner planner,
        CommitWriter writer,
        QuotaRows quotas,
        Housekeeping housekeeping,
        Cache<Long, byte[]> cache) {}
