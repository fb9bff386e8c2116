package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.MailboxName;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;

final class MaildirStoreModuleTest {
    private static final Key<Map<String, MailStore>> STORES = Key.get(new TypeLiteral<>() {});

    @Test
    void theStoreComesInUnderItsName(@TempDir Path folder) {
        Injector injector = Guice.createInjector(new MaildirStoreModule(MaildirFixture.settings(folder)));
        try (MailStore store = injector.getInstance(STORES).get("maildir");
                Mailbox inbox = store.account("alice").open(MailboxName.INBOX)) {
            assertThat(inbox.state().messages().size()).isZero();
        }
        assertThat(folder.resolve("alice/dovecot-uidlist")).exists();
    }
}
