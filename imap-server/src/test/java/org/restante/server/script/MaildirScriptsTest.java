package org.restante.server.script;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.restante.store.maildir.MaildirSettings;
import org.restante.store.maildir.MaildirStore;

/** The scripts on Maildirs. */
final class MaildirScriptsTest extends ScriptSuite {
    @TempDir
    private static Path folder;

    private static RestanteTarget target;

    @BeforeAll
    static void start() throws IOException {
        MaildirSettings settings =
                MaildirSettings.of(folder.resolve("mail").resolve("{user}").toString());
        target = new RestanteTarget(MaildirStore.open(settings), folder);
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
