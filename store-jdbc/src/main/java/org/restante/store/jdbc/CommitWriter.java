package org.restante.store.jdbc;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.StoreException;

/** Writes what was planned: one transaction for all of it, whatever the number of mailboxes and changes. */
final class CommitWriter {
    private static final Comparator<OpenMailbox> IN_ORDER = Comparator.comparing(OpenMailbox::key);

    private final Database database;
    private final MailboxLog log;
    private final QuotaRows quotas;
    private final MessageAnnotationRows annotations;
    private final SecureRandom random = new SecureRandom();

    CommitWriter(Database database, MailboxLog log, QuotaRows quotas, MessageAnnotationRows annotations) {
        this.database = database;
        this.log = log;
        this.quotas = quotas;
        this.annotations = annotations;
    }

    /**
     * Makes durable what is planned on the states as they are known here; and if a mailbox has gone on from there, what
     * is planned anew on a state that nobody changes meanwhile: so that a process that is always late gets its turn, too.
     *
     * @return what was planned last, and is durable now
     */
    List<Advance> write(List<OpenMailbox> mailboxes, Planning planning) {
        List<Advance> planned =
                planning.on(mailboxes.stream().map(OpenMailbox::latest).toList());
        if (changeNothing(planned) && !database.dialect().isOnlyHere()) {
            // That nothing is to be changed holds for what is there now, not for what was there once.
            planned = planning.on(mailboxes.stream().map(OpenMailbox::state).toList());
        }
        if (!changeNothing(planned)) {
            try {
                write(planned);
            } catch (StaleState stale) {
                planned = writeHolding(mailboxes, planning);
            }
        }
        settleUploads(planned);
        return planned;
    }

    private static boolean changeNothing(List<Advance> advances) {
        return advances.stream().allMatch(Advance::changesNothing);
    }

    // A mailbox that is only copied from is held, too: what is in it is not expunged before it has been copied.
    private void write(List<Advance> planned) {
        List<Advance> advances = inOrder(planned);
        long token = random.nextLong();
        Advance asked = asked(advances);
        database.transact(
                connection -> {
                    for (Advance advance : advances) {
                        if (!advance(connection, advance)) {
                            throw new StaleState();
                        }
                    }
                    write(connection, advances, token);
                    return token;
                },
                connection -> hasCommit(connection, asked, token));
    }

    private List<Advance> writeHolding(List<OpenMailbox> mailboxes, Planning planning) {
        long token = random.nextLong();
        List<Advance> planned = new ArrayList<>();
        database.transact(
                connection -> {
                    planned.clear();
                    planned.addAll(planning.on(hold(connection, mailboxes)));
                    for (Advance advance : inOrder(planned)) {
                        if (!advance(connection, advance)) {
                            throw new IllegalStateException("a mailbox went on while it was held");
                        }
                    }
                    write(connection, planned, token);
                    return token;
                },
                connection -> changeNothing(planned) || hasCommit(connection, asked(planned), token));
        return List.copyOf(planned);
    }

    private static List<MailboxState> hold(Connection connection, List<OpenMailbox> mailboxes) throws SQLException {
        for (OpenMailbox mailbox : mailboxes.stream().sorted(IN_ORDER).toList()) {
            mailbox.storage().log().hold(connection, mailbox.key());
        }
        List<MailboxState> states = new ArrayList<>();
        for (OpenMailbox mailbox : mailboxes) {
            states.add(mailbox.held(connection));
        }
        return states;
    }

    // So that no two wait for each other.
    private static List<Advance> inOrder(List<Advance> advances) {
        return advances.stream()
                .sorted(Comparator.comparing(Advance::mailbox, IN_ORDER))
                .toList();
    }

    private static Advance asked(List<Advance> advances) {
        return advances.stream()
                .filter(advance -> !advance.changesNothing())
                .findFirst()
                .orElseThrow();
    }

    private boolean hasCommit(Connection connection, Advance advance, long token) throws SQLException {
        return log.hasCommit(connection, advance.mailbox().key(), advance.after(), token);
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
    private static boolean advance(Connection connection, Advance advance) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE mailbox SET mod_seq = ?, uid_next = ? WHERE id = ? AND mod_seq = ?",
                        advance.after().modSeq().value(),
                        advance.after().uidNext(),
                        advance.mailbox().key(),
                        advance.before().modSeq().value())
                > 0;
    }

    private void write(Connection connection, List<Advance> advances, long token) throws SQLException {
        for (Advance advance : advances) {
            write(connection, advance, token);
        }
        for (Advance advance : advances) { // not before copies of them have been made
            for (Step step : advance.steps()) {
                MessageAnnotationRows.delete(connection, advance.mailbox().key(), step.annotatedVanished());
            }
        }
        for (Map.Entry<Long, QuotaRows.Growth> account : growth(advances).entrySet()) {
            quotas.grow(connection, account.getKey(), account.getValue());
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
            annotations.write(connection, mailbox, step);
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

    private static void settleUploads(List<Advance> advances) {
        advances.stream()
                .flatMap(advance -> advance.steps().stream())
                .flatMap(step -> step.arrivals().stream())
                .forEach(arrival -> {
                    if (arrival instanceof Arrival.Uploaded uploaded) {
                        uploaded.upload().settle();
                    }
                });
    }
}
