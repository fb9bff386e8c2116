package org.restante.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;
import org.restante.store.annotation.AnnotationKey;

/** Annotations of messages in the database: what they cost, and what is left of them. */
final class MessageAnnotationsTest {
    private static final UidSet ALL = UidSet.range(1, UidSet.MAX_UID);
    private static final MailboxName OTHER = MailboxName.of("other");

    @TempDir
    private Path directory;

    private static void annotate(Mailbox mailbox, UidSet uids, String value) {
        byte[] octets = value.getBytes(StandardCharsets.US_ASCII);
        mailbox.commit(new Change.Annotate(
                uids, Map.of(AnnotationKey.shared("/comment"), Optional.of(octets)), 10, Optional.empty()));
    }

    private static Map<Long, String> read(Mailbox mailbox) {
        Map<Long, String> comments = new TreeMap<>();
        mailbox.annotations(
                ALL,
                (uid, annotations) -> comments.put(
                        uid,
                        new String(
                                annotations
                                        .value(AnnotationKey.shared("/comment"))
                                        .orElseThrow(),
                                StandardCharsets.US_ASCII)));
        return comments;
    }

    private static long rows(JdbcStore store) {
        return store.storage()
                .database()
                .transact(connection ->
                        Sql.first(connection, row -> row.getLong(1), "SELECT COUNT(*) FROM message_annotation"))
                .orElseThrow();
    }

    private static int sql(JdbcStore store, String sql) {
        return store.storage().database().transact(connection -> Sql.update(connection, sql));
    }

    @Test
    void withoutAnyNoStatementIsAboutThem() {
        JdbcSettings settings = JdbcSettings.inMemory("unannotated");
        FailingDialect dialect = new FailingDialect(Dialect.of(settings));
        try (JdbcStore store = JdbcStore.open(settings, dialect, InstantSource.system())) {
            store.account("alice").create(OTHER, Set.of());
            try (Mailbox inbox = TestMail.inbox(store);
                    Mailbox other = store.account("alice").open(OTHER)) {
                TestMail.append(inbox, TestMail.octets(10, 1));
                TestMail.append(inbox, TestMail.octets(10, 2));
                TestMail.flag(inbox, ALL, FlagOperation.ADD, Flags.of(MessageFlag.SEEN));
                inbox.commit(new Change.Copy(ALL, other));
                inbox.commit(new Change.Copy(ALL, inbox));
                inbox.commit(new Change.Move(UidSet.of(1), other));
                inbox.commit(new Change.Move(UidSet.of(2), inbox));
                inbox.commit(new Change.Expunge(UidSet.of(3)));
                assertThat(read(inbox)).isEmpty();
                assertThat(dialect.statements()).isNotEmpty().noneMatch(sql -> sql.contains("message_annotation"));
                annotate(inbox, ALL, "x");
                assertThat(dialect.statements()).anyMatch(sql -> sql.contains("INSERT INTO message_annotation"));
            }
        }
    }

    @Test
    void whatIsLeftOfThemIsWhatMessagesHave() {
        try (JdbcStore store = JdbcStore.open(JdbcSettings.derby(directory.resolve("store")));
                Mailbox inbox = TestMail.inbox(store)) {
            store.account("alice").create(OTHER, Set.of());
            for (int i = 0; i < 4; i++) {
                TestMail.append(inbox, TestMail.octets(10, i));
            }
            annotate(inbox, UidSet.of(1, 2, 4), "x");
            try (Mailbox other = store.account("alice").open(OTHER)) {
                inbox.commit(new Change.Copy(ALL, other));
                inbox.commit(new Change.Move(UidSet.of(1), other));
            }
            assertThat(rows(store)).isEqualTo(2 + 3 + 1);
            assertThat(store.check()).isEmpty();
            inbox.commit(new Change.Expunge(UidSet.of(2, 3)));
            assertThat(rows(store)).isEqualTo(1 + 4);
            store.account("alice").delete(OTHER);
            assertThat(rows(store)).isEqualTo(1);
            assertThat(read(inbox)).containsExactly(Map.entry(4L, "x"));
            store.storage().housekeeping().settle();
            assertThat(store.check()).isEmpty();
        }
    }

    @Test
    void theCheckFindsThoseThatBelongToNothingAndThoseThatAreDamaged() {
        try (JdbcStore store = JdbcStore.open(JdbcSettings.derby(directory.resolve("store")));
                Mailbox inbox = TestMail.inbox(store)) {
            TestMail.append(inbox, TestMail.octets(10, 1));
            TestMail.append(inbox, TestMail.octets(10, 2));
            annotate(inbox, UidSet.of(1), "x");
            sql(store, "INSERT INTO message_annotation SELECT mailbox, 2, payload FROM message_annotation");
            sql(
                    store,
                    "INSERT INTO message_annotation SELECT 77777, uid, payload FROM message_annotation WHERE uid = 1");
            sql(
                    store,
                    "UPDATE message_annotation SET payload = CAST(X'0102' AS BLOB) WHERE uid = 1 AND mailbox < 77777");
            assertThat(store.check()).hasSize(3).extracting(Finding::what).anyMatch(what -> what.contains("no log"));
        }
    }

    @Test
    void aDatabaseOfTheVersionBeforeIsBroughtUpToDateAndKeepsItsMail() {
        JdbcSettings settings = JdbcSettings.derby(directory.resolve("store"));
        try (JdbcStore store = JdbcStore.open(settings);
                Mailbox inbox = TestMail.inbox(store)) {
            TestMail.append(inbox, TestMail.octets(10, 1));
            sql(store, "DROP TABLE message_annotation");
            sql(store, "DELETE FROM \"schema_history\" WHERE \"version\" = '4'");
        }
        try (JdbcStore store = JdbcStore.open(settings);
                Mailbox inbox = TestMail.inbox(store)) {
            assertThat(TestMail.read(inbox, 1)).isEqualTo(TestMail.octets(10, 1));
            annotate(inbox, ALL, "new");
            assertThat(read(inbox)).containsExactly(Map.entry(1L, "new"));
        }
    }
}
