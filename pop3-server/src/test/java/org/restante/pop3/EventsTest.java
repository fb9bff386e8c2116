package org.restante.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.core.event.MailEvent;
import org.restante.core.event.MailEventListeners;
import org.restante.protocol.model.UidSet;

/** What listeners hear of POP3. */
@Timeout(60)
final class EventsTest {
    @Test
    void whoComesAndWhatGoesIsTold() throws IOException, InterruptedException {
        BlockingQueue<MailEvent> heard = new LinkedBlockingQueue<>();
        try (Fixture server = new Fixture(Fixture.Options.usual(), binder -> MailEventListeners.bind(binder, "test")
                .toInstance(heard::add))) {
            server.deliver("a\r\n", "b\r\n");
            try (Client client = server.loggedIn()) {
                client.say("DELE 2");
                client.say("QUIT");
            }
            MailEvent.LoggedIn login = (MailEvent.LoggedIn) heard.take();
            assertThat(login.client().protocol()).isEqualTo("pop3");
            assertThat(login.identity().authorizationId().value()).isEqualTo(Fixture.USER);
            MailEvent.MessagesExpunged expunged = (MailEvent.MessagesExpunged) heard.take();
            assertThat(expunged.mailbox().owner()).isEqualTo(Fixture.USER);
            assertThat(expunged.uids()).isEqualTo(UidSet.of(2));
        }
    }
}
