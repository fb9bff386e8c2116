package org.restante.store.jdbc;

import java.nio.file.Path;
import java.util.UUID;
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
        template = DerbyFixture.template(directory);
    }

    @Override
    protected StoreFixture fixture() {
        return new DerbyFixture(template, directory.resolve(UUID.randomUUID().toString()));
    }
}
