package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.UidSet;
import org.restante.store.StoreException;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;

/** The rows that count what accounts hold. Each is changed after the rows of mailboxes, so that nobody waits in a circle. */
final class QuotaRows {
    private static final long UNLIMITED = -1;

    private volatile QuotaLimits byDefault = QuotaLimits.NONE;

    /** What an account holds and may hold. */
    record Row(long octets, long messages, QuotaLimits limits) {}

    /** How much comes, or goes if negative. */
    record Growth(long octets, long messages) {
        static final Growth NONE = new Growth(0, 0);

        Growth and(Growth other) {
            return new Growth(octets + other.octets, messages + other.messages);
        }
    }

    void byDefault(QuotaLimits limits) {
        byDefault = limits;
    }

    static void insert(Connection connection, long account, Growth there) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO quota (account, octets, messages) VALUES (?, ?, ?)",
                account,
                there.octets(),
                there.messages());
    }

    Row read(Connection connection, long account) throws SQLException {
        return Sql.first(
                        connection,
                        this::row,
                        "SELECT octets, messages, octets_limit, messages_limit, mailboxes_limit FROM quota"
                                + " WHERE account = ?",
                        account)
                .orElseThrow();
    }

    private Row row(ResultSet row) throws SQLException {
        QuotaLimits limits = QuotaLimits.NONE;
        int column = 3;
        for (QuotaResource resource : QuotaResource.values()) {
            long limit = row.getLong(column++);
            if (row.wasNull()) {
                limit = byDefault.of(resource).orElse(UNLIMITED);
            }
            limits = limit == UNLIMITED ? limits : limits.with(resource, limit);
        }
        return new Row(row.getLong(1), row.getLong(2), limits);
    }

    static void limit(Connection connection, long account, QuotaLimits limits) throws SQLException {
        Sql.update(
                connection,
                "UPDATE quota SET octets_limit = ?, messages_limit = ?, mailboxes_limit = ? WHERE account = ?",
                limits.of(QuotaResource.STORAGE).orElse(UNLIMITED),
                limits.of(QuotaResource.MESSAGE).orElse(UNLIMITED),
                limits.of(QuotaResource.MAILBOX).orElse(UNLIMITED),
                account);
    }

    /**
     * Counts what comes and goes, if it may: the row stays locked until the transaction ends, so two that do not fit
     * together do not both see the room.
     */
    void grow(Connection connection, long account, Growth growth) throws SQLException {
        if (growth.equals(Growth.NONE)) {
            return;
        }
        Sql.update(
                connection,
                "UPDATE quota SET octets = octets + ?, messages = messages + ? WHERE account = ?",
                growth.octets(),
                growth.messages(),
                account);
        if (growth.octets() <= 0 && growth.messages() <= 0) {
            return;
        }
        Row now = read(connection, account);
        if (growth.octets() > 0 && !now.limits().allows(QuotaResource.STORAGE, now.octets())
                || growth.messages() > 0 && !now.limits().allows(QuotaResource.MESSAGE, now.messages())) {
            throw new StoreException(StoreException.Code.OVERQUOTA, "The quota does not allow that much");
        }
    }

    /** Counts, once, what accounts hold that were there before anything was counted. Nobody may change them meanwhile. */
    static void countUncounted(Connection connection) throws SQLException {
        List<Long> accounts = Sql.list(
                connection,
                row -> row.getLong(1),
                "SELECT id FROM account WHERE id NOT IN (SELECT account FROM quota)");
        if (accounts.isEmpty()) {
            return;
        }
        List<ExpungedRows.Entry> expunged = ExpungedRows.list(connection);
        for (long account : accounts) {
            Growth there = sum(
                    connection,
                    "SELECT SUM(message.octets), COUNT(*) FROM message JOIN mailbox ON mailbox.id = message.mailbox"
                            + " WHERE mailbox.account = ?",
                    account);
            List<Long> mailboxes =
                    Sql.list(connection, row -> row.getLong(1), "SELECT id FROM mailbox WHERE account = ?", account);
            for (ExpungedRows.Entry entry : expunged) {
                if (mailboxes.contains(entry.mailbox())) {
                    there = there.and(gone(connection, entry.mailbox(), entry.uids()));
                }
            }
            insert(connection, account, there);
        }
    }

    private static Growth gone(Connection connection, long mailbox, UidSet uids) throws SQLException {
        Growth gone = Growth.NONE;
        for (int range = 0; range < uids.ranges(); range++) {
            Growth rows = sum(
                    connection,
                    "SELECT SUM(octets), COUNT(*) FROM message WHERE mailbox = ? AND uid BETWEEN ? AND ?",
                    mailbox,
                    uids.first(range),
                    uids.last(range));
            gone = gone.and(new Growth(-rows.octets(), -rows.messages()));
        }
        return gone;
    }

    private static Growth sum(Connection connection, String sql, Object... parameters) throws SQLException {
        Optional<Growth> sum =
                Sql.first(connection, row -> new Growth(row.getLong(1), row.getLong(2)), sql, parameters);
        return sum.orElse(Growth.NONE);
    }
}
