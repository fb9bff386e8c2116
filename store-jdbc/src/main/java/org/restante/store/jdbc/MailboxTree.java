package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidValidity;
import org.restante.store.MailboxState;
import org.restante.store.StoreException;

/** The rows of accounts, mailboxes and subscriptions. Who changes an account's tree holds the account's row. */
final class MailboxTree {
    // To SQL "a " equals "a". With this behind it no name ends in a space, and none has it there by itself.
    private static final String END = "/";

    private final InstantSource clock;

    MailboxTree(InstantSource clock) {
        this.clock = clock;
    }

    /** A mailbox as the tree knows it. */
    record Entry(long key, MailboxName name, UidValidity uidValidity, Set<SpecialUse> uses) {}

    Optional<Long> account(Connection connection, String user) throws SQLException {
        return Sql.first(connection, row -> row.getLong(1), "SELECT id FROM account WHERE name = ?", user + END);
    }

    void insertAccount(Connection connection, long account, String user) throws SQLException {
        Sql.update(
                connection, "INSERT INTO account (id, name, last_uidvalidity) VALUES (?, ?, 0)", account, user + END);
        QuotaRows.insert(connection, account, QuotaRows.Growth.NONE);
    }

    /** Waits until nobody else changes the tree of an account. */
    void lock(Connection connection, long account) throws SQLException {
        Sql.update(connection, "UPDATE account SET last_uidvalidity = last_uidvalidity WHERE id = ?", account);
    }

    List<Entry> mailboxes(Connection connection, long account) throws SQLException {
        return Sql.list(
                connection,
                row -> new Entry(
                        row.getLong(1),
                        read(row.getString(2)),
                        new UidValidity(row.getLong(3)),
                        uses(row.getString(4))),
                "SELECT id, name, uidvalidity, uses FROM mailbox WHERE account = ?",
                account);
    }

    Optional<Entry> mailbox(Connection connection, long account, MailboxName name) throws SQLException {
        return Sql.first(
                connection,
                row -> new Entry(row.getLong(1), name, new UidValidity(row.getLong(2)), uses(row.getString(3))),
                "SELECT id, uidvalidity, uses FROM mailbox WHERE account = ? AND name = ?",
                account,
                write(name));
    }

    void insert(Connection connection, long account, long key, MailboxName name, Set<SpecialUse> uses)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO mailbox (id, account, name, uidvalidity, uid_next, mod_seq, recent_from, uses)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 1, ?)",
                key,
                account,
                write(name),
                nextUidValidity(connection, account),
                MailboxState.NEW.uidNext(),
                MailboxState.NEW.modSeq().value(),
                write(uses));
    }

    /** Makes a mailbox that was one of another store. */
    void insertTaken(Connection connection, long account, Entry entry, MailboxState state) throws SQLException {
        insert(connection, account, entry.key(), entry.name(), entry.uses());
        Sql.update(
                connection,
                "UPDATE mailbox SET uidvalidity = ?, mod_seq = ? WHERE id = ?",
                entry.uidValidity().value(),
                state.modSeq().value(),
                entry.key());
        Sql.update(
                connection,
                "UPDATE account SET last_uidvalidity = ? WHERE id = ? AND last_uidvalidity < ?",
                entry.uidValidity().value(),
                account,
                entry.uidValidity().value());
    }

    /** Returns whether there never was a message in a mailbox. */
    boolean isFresh(Connection connection, long key) throws SQLException {
        return Sql.first(connection, row -> row.getLong(1) == 1, "SELECT uid_next FROM mailbox WHERE id = ?", key)
                .orElse(true);
    }

    // RFC 9051 section 2.3.1.1: a mailbox that is deleted and made again has a larger one. Seconds, since milliseconds
    // do not fit; and never one that was given before, whatever the clock says.
    private long nextUidValidity(Connection connection, long account) throws SQLException {
        long last = Sql.first(
                        connection, row -> row.getLong(1), "SELECT last_uidvalidity FROM account WHERE id = ?", account)
                .orElseThrow();
        long next = Math.max(last + 1, Math.clamp(clock.instant().getEpochSecond(), 1, UidValidity.MAX / 2));
        if (next > UidValidity.MAX) {
            throw new StoreException(StoreException.Code.LIMIT, "No UIDVALIDITY is left");
        }
        Sql.update(connection, "UPDATE account SET last_uidvalidity = ? WHERE id = ?", next, account);
        return next;
    }

    void rename(Connection connection, long key, MailboxName name) throws SQLException {
        Sql.update(connection, "UPDATE mailbox SET name = ? WHERE id = ?", write(name), key);
    }

    void use(Connection connection, long key, Set<SpecialUse> uses) throws SQLException {
        Sql.update(connection, "UPDATE mailbox SET uses = ? WHERE id = ?", write(uses), key);
    }

    void delete(Connection connection, long key) throws SQLException {
        Sql.update(connection, "DELETE FROM mailbox WHERE id = ?", key);
        Sql.update(connection, "DELETE FROM mailbox_change WHERE mailbox = ?", key);
        Sql.update(connection, "DELETE FROM mailbox_snapshot WHERE mailbox = ?", key);
        MessageAnnotationRows.deleteAll(connection, key);
        AnnotationRows.delete(connection, key);
        AccessRows.delete(connection, key);
        KeyRows.delete(connection, key);
        ExpungedRows.insertAll(connection, key);
    }

    List<MailboxName> subscriptions(Connection connection, long account) throws SQLException {
        return Sql.list(
                connection, row -> read(row.getString(1)), "SELECT name FROM subscription WHERE account = ?", account);
    }

    void subscribe(Connection connection, long account, MailboxName name) throws SQLException {
        unsubscribe(connection, account, name);
        Sql.update(connection, "INSERT INTO subscription (account, name) VALUES (?, ?)", account, write(name));
    }

    void unsubscribe(Connection connection, long account, MailboxName name) throws SQLException {
        Sql.update(connection, "DELETE FROM subscription WHERE account = ? AND name = ?", account, write(name));
    }

    private static String write(MailboxName name) {
        return name.value() + END;
    }

    static MailboxName read(String written) {
        return MailboxName.of(written.substring(0, written.length() - END.length()));
    }

    private static String write(Set<SpecialUse> uses) {
        return uses.stream().map(SpecialUse::name).sorted().collect(Collectors.joining(" "));
    }

    private static Set<SpecialUse> uses(String names) {
        Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
        Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .forEach(name -> uses.add(SpecialUse.valueOf(name)));
        return uses;
    }
}
