package org.restante.store.maildir;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.restante.store.tck.StoreContract;
import org.restante.store.tck.StoreFixture;

/** The store keeps the contract with mailboxes side by side and names in modified UTF-7, as Dovecot has them by default. */
final class MaildirStoreContractTest extends StoreContract {
    @TempDir
    static Path directory;

    @Override
    protected StoreFixture fixture() {
        return new MaildirFixture(
                directory.resolve(UUID.randomUUID().toString()),
                MaildirSettings.Layout.MAILDIR_PLUS_PLUS,
                MaildirSettings.Names.UTF_7);
    }
}
