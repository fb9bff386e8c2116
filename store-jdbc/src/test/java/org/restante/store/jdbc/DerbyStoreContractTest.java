package org.restante.store.jdbc;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.restante.store.tck.StoreContract;
import org.restante.store.tck.StoreFixture;

/** The store keeps the contract on Derby in a directory. */
final class DerbyStoreContractTest extends StoreContract {
    @TempDir
    static Path directory;

    private static Path template;

    @BeforeAll
    static void makeTemplate() {
        // Nothing is killed here, so nothing has to reach the disk: half of the time would be waiting for it.
        System.setProperty("derby.system.durability", "test");
        template = DerbyFixture.template(directory);
    }

    @AfterAll
    static void makeDurable() {
        System.clearProperty("derby.system.durability");
    }

    @Override
    protected StoreFixture fixture() {
        return new DerbyFixture(template, directory.resolve(UUID.randomUUID().toString()));
    }
}
