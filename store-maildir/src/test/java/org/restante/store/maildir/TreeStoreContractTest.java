package org.restante.store.maildir;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.restante.store.tck.StoreContract;
import org.restante.store.tck.StoreFixture;

/** The store keeps the contract with mailboxes as folders in folders. */
final class TreeStoreContractTest extends StoreContract {
    @TempDir
    static Path directory;

    @Override
    protected StoreFixture fixture() {
        return new MaildirFixture(
                directory.resolve(UUID.randomUUID().toString()),
                MaildirSettings.Layout.FILE_SYSTEM,
                MaildirSettings.Names.UTF_7);
    }
}
