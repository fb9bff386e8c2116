package org.restante.server.script;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.restante.store.memory.MemoryStore;

/** The scripts on the reference store. */
final class MemoryScriptsTest extends ScriptSuite {
    @TempDir
    private static Path folder;

    private static RestanteTarget target;

    @BeforeAll
    static void start() throws IOException {
        target = new RestanteTarget(new MemoryStore(), folder);
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Override
    Target target() {
        return target;
    }
}
