package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.core.audit.AuditLog;
import org.restante.server.extension.referral.ReferralSettings;
import org.restante.store.memory.MemoryStore;

/** What the audit log says of clients of IMAP, beside what all protocols have in common. */
@Timeout(60)
final class AuditTest {
    @Test
    void whoIsSentToAnotherServerIsRefusedHereAndTheLogSaysSo() throws IOException {
        Module elsewhere = binder -> OptionalBinder.newOptionalBinder(binder, ReferralSettings.class)
                .setBinding()
                .toInstance(
                        ReferralSettings.of("", List.of("bob imap://{user}@server2.example/"), List.of(), List.of()));
        try (LogLines audit = new LogLines(AuditLog.LOGGER);
                TestServer server = TestServer.start(new MemoryStore(), elsewhere);
                Client client = Client.connect(server.address())) {
            assertThat(client.completion("LOGIN bob secret")).startsWith("NO [REFERRAL ");
            assertThat(client.completion("LOGIN alice secret")).startsWith("OK");
            assertThat(audit.all())
                    .extracting(line -> line.replaceAll("port=[0-9]+", "port=PORT"))
                    .containsExactly(
                            "login protocol=imap address=127.0.0.1 port=PORT mechanism=LOGIN tls=none user=bob",
                            "refusal protocol=imap address=127.0.0.1 port=PORT reason=referral user=bob",
                            "login protocol=imap address=127.0.0.1 port=PORT mechanism=LOGIN tls=none user=alice");
        }
    }
}
