package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.server.ImapServer;
import org.restante.server.engine.ProgressInterval;
import org.restante.store.Account;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;
import org.restante.store.memory.MemoryStore;

/** What the client hears while a store takes its time (RFC 9585). */
@Timeout(60)
class LongCommandsTest {
    private static final int MANY = 1000;

    private final CountDownLatch mayCommit = new CountDownLatch(1);
    private boolean refuses;

    /** A store whose commits wait until the test lets them. */
    private MailStore slow(MailStore store) {
        return slow(MailStore.class, store);
    }

    private <T> T slow(Class<T> contract, T real) {
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(), new Class<?>[] {contract}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        mayCommit.await();
                        if (refuses) {
                            throw new StoreException(StoreException.Code.OVERQUOTA, "No room");
                        }
                    }
                    try {
                        return switch (method.invoke(real, arguments)) {
                            case Account account -> slow(Account.class, account);
                            case Mailbox mailbox -> slow(Mailbox.class, mailbox);
                            case null -> null;
                            case Object other -> other;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private ImapServer start(MailStore store) throws IOException {
        return ImapServer.builder()
                .listen("127.0.0.1", 0)
                .store(slow(store))
                .user("alice", "secret")
                .settings(ProgressInterval.class, new ProgressInterval(Duration.ofMillis(1)))
                .start();
    }

    // Between the word that the commit goes on and its end, everything else waits.
    private String completionOfALongStore(MailStore store) throws IOException {
        try (ImapServer server = start(store);
                Client client = Client.connect(server.addresses().getFirst())) {
            client.login("alice").select("INBOX");
            client.send("a STORE 1:* +FLAGS.SILENT (\\Seen)\r\n");
            for (int i = 0; i < 3; i++) {
                assertThat(client.response()).startsWith("* OK [INPROGRESS (\"a\" NIL NIL)] ");
            }
            mayCommit.countDown();
            return client.until("a").getLast();
        }
    }

    @Test
    void aCommitThatGoesOnIsToldOf() throws IOException {
        try (MailStore store = new MemoryStore()) {
            BatchesTest.fill(store, MANY);
            assertThat(completionOfALongStore(store)).startsWith("a OK");
        }
    }

    @Test
    void aCommitThatFailsAfterAWhileIsRefusedAsEver() throws IOException {
        refuses = true;
        try (MailStore store = new MemoryStore()) {
            BatchesTest.fill(store, MANY);
            assertThat(completionOfALongStore(store)).startsWith("a NO [OVERQUOTA]");
        }
    }

    private static long unseen(MailStore store) {
        try (Mailbox inbox = store.account("alice").open(MailboxName.INBOX)) {
            MessageTable messages = inbox.state().messages();
            return IntStream.range(0, messages.size())
                    .filter(i -> !messages.flags(i).contains(MessageFlag.SEEN))
                    .count();
        }
    }

    @Test
    void aClientThatLeavesMeanwhileTakesNothingAway() throws IOException {
        try (MailStore store = new MemoryStore()) {
            BatchesTest.fill(store, MANY);
            try (ImapServer server = start(store)) {
                Client client = Client.connect(server.addresses().getFirst());
                client.login("alice").select("INBOX");
                client.send("a STORE 1:* +FLAGS.SILENT (\\Seen)\r\n");
                assertThat(client.response()).contains("INPROGRESS");
                client.vanish();
                mayCommit.countDown();
                Eventually.holds("all of it is done", () -> unseen(store) == 0);
            }
        }
    }
}
