package org.restante.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Mailbox;
import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaUsage;

/** Accounts of before anything was counted are counted when the store opens. */
final class QuotaMigrationTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsThereIsCountedAndWhatIsExpungedIsNot() {
        JdbcSettings settings = JdbcSettings.derby(directory.resolve("store"));
        QuotaUsage counted;
        try (JdbcStore store = JdbcStore.open(settings);
                Mailbox inbox = store.account("alice").open(MailboxName.INBOX)) {
            for (int i = 0; i < 3; i++) {
                TestMail.append(inbox, TestMail.octets(100, i));
            }
            // Still open, so its row is still there.
            inbox.commit(new Change.Expunge(UidSet.of(2)));
            counted = usage(store);
            store.storage().database().transact(connection -> Sql.update(connection, "DELETE FROM quota"));
            store.storage().database().transact(connection -> {
                QuotaRows.countUncounted(connection);
                return connection;
            });
            assertThat(usage(store)).isEqualTo(counted);
            store.storage().database().transact(connection -> Sql.update(connection, "DELETE FROM quota"));
        }
        try (JdbcStore store = JdbcStore.open(settings)) {
            assertThat(counted.messages()).isEqualTo(2);
            assertThat(usage(store)).isEqualTo(counted);
        }
    }

    private static QuotaUsage usage(JdbcStore store) {
        return store.account("alice").facet(Quota.class).orElseThrow().usage();
    }
}
