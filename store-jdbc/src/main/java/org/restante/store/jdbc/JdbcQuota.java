package org.restante.store.jdbc;

import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaUsage;

/** What one account holds and may hold. */
record JdbcQuota(JdbcAccount account) implements Quota {
    @Override
    public QuotaUsage usage() {
        return account.read(connection -> {
            QuotaRows.Row row = account.quotas().read(connection, account.number());
            long mailboxes = Sql.first(
                            connection,
                            count -> count.getLong(1),
                            "SELECT COUNT(*) FROM mailbox WHERE account = ?",
                            account.number())
                    .orElse(0L);
            return new QuotaUsage(row.octets(), row.messages(), mailboxes);
        });
    }

    @Override
    public QuotaLimits limits() {
        return account.read(connection ->
                account.quotas().read(connection, account.number()).limits());
    }

    @Override
    public void limit(QuotaLimits limits) {
        account.read(connection -> {
            QuotaRows.limit(connection, account.number(), limits);
            return limits;
        });
    }
}
