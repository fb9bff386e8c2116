package org.restante.store.jdbc;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.UidSet;
import org.restante.store.MessageRow;
import org.restante.store.StoreException;

/** Writes what was planned: one transaction for all of it, whatever the number of mailboxes and changes. */
final class CommitWriter {
    private final Database database;
    private final MailboxLog log;
    private final QuotaRows quotas;
    private final SecureRandom random = new SecureRandom();

    CommitWriter(Database database, MailboxLog log, QuotaRows quotas) {
        this.database = database;
        this.log = log;
        this.quotas = quotas;
    }

    /**
     * Makes the changes durable. When this returns, they are.
     *
     * @throws StaleState if a mailbox is not (any more) in the state that they were planned on
     */
    void write(List<Advance> advances) {
        List<Advance> changing = advances.stream()
                .filter(advance -> !advance.changesNothing())
                .sorted(Comparator.comparing(advance -> advance.mailbox().key())) // so that no two wait for each other
                .toList();
        if (changing.isEmpty()) {
            return;
        }
        long token = random.nextLong();
        Advance first = changing.getFirst();
        database.transact(
                connection -> {
                    for (Advance advance : changing) {
                        lock(connection, advance);
                    }
                    for (Advance advance : changing) {
                        write(connection, advance, token);
                    }
                    for (Map.Entry<Long, QuotaRows.Growth> account :
                            growth(changing).entrySet()) {
                        quotas.grow(connection, account.getKey(), account.getValue());
                    }
                    return token;
                },
                connection -> log.hasCommit(connection, first.mailbox().key(), first.after(), token));
        for (Advance advance : changing) {
            advance.steps().forEach(CommitWriter::settleUploads);
        }
    }

    // By account, in an order that all commits keep.
    private static SortedMap<Long, QuotaRows.Growth> growth(List<Advance> advances) {
        SortedMap<Long, QuotaRows.Growth> accounts = new TreeMap<>();
        for (Advance advance : advances) {
            for (Step step : advance.steps()) {
                accounts.merge(advance.mailbox().account(), step.growth(), QuotaRows.Growth::and);
            }
        }
        return accounts;
    }

    // The row lock that makes the commits of a mailbox serial, also those of several processes.
    private static void lock(Connection connection, Advance advance) throws SQLException {
        int locked = Sql.update(
                connection,
                "UPDATE mailbox SET mod_seq = ?, uid_next = ? WHERE id = ? AND mod_seq = ?",
                advance.after().modSeq().value(),
                advance.after().uidNext(),
                advance.mailbox().key(),
                advance.before().modSeq().value());
        if (locked == 0) {
            throw new StaleState(advance.mailbox());
        }
    }

    private void write(Connection connection, Advance advance, long token) throws SQLException {
        long mailbox = advance.mailbox().key();
        for (Step step : advance.steps()) {
            if (step.record().isEmpty()) {
                continue;
            }
            LogRecord record = step.record().get();
            for (Arrival arrival : step.arrivals()) {
                arrive(connection, mailbox, arrival);
            }
            long modSeq = step.after().modSeq().value();
            log.append(connection, mailbox, modSeq, token, record);
            UidSet vanished = record.vanished();
            if (!vanished.isEmpty()) {
                ExpungedRows.insert(connection, mailbox, modSeq, vanished);
            }
        }
    }

    private static void arrive(Connection connection, long mailbox, Arrival arrival) throws SQLException {
        switch (arrival) {
            case Arrival.Uploaded uploaded -> {
                MessageRow row = uploaded.row();
                uploaded.upload().insert(connection, uploaded.summary());
                Sql.update(
                        connection,
                        "INSERT INTO message (mailbox, uid, content, internal_date, save_date, octets)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        mailbox,
                        row.uid(),
                        uploaded.upload().content(),
                        row.internalDate().packed(),
                        row.saveDate(),
                        row.size());
            }
            case Arrival.Copied copied -> copy(connection, mailbox, copied);
        }
    }

    private static void copy(Connection connection, long mailbox, Arrival.Copied copied) throws SQLException {
        int copies = Sql.update(
                connection,
                "INSERT INTO message (mailbox, uid, content, internal_date, save_date, octets)"
                        + " SELECT CAST(? AS BIGINT), uid + CAST(? AS BIGINT), content, internal_date,"
                        + " CAST(? AS BIGINT), octets FROM message WHERE mailbox = ? AND uid BETWEEN ? AND ?",
                mailbox,
                copied.shift(),
                copied.saveDate(),
                copied.mailbox(),
                copied.first(),
                copied.last());
        if (copies != copied.last() - copied.first() + 1) {
            throw new StoreException(StoreException.Code.CORRUPTION, "Messages to be copied have no rows");
        }
    }

    private static void settleUploads(Step step) {
        for (Arrival arrival : step.arrivals()) {
            if (arrival instanceof Arrival.Uploaded uploaded) {
                uploaded.upload().settle();
            }
        }
    }
}
