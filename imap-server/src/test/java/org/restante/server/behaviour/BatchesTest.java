package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.IncomingMessage;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;

/** UIDBATCHES in mailboxes that take more than one batch (RFC 10022). */
@Timeout(60)
class BatchesTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Puts messages into alice's INBOX until there are so many. */
    static void fill(MailStore store, int count) {
        try (Mailbox inbox = store.account("alice").open(MailboxName.INBOX);
                IncomingMessage first = new IncomingMessage(inbox)) {
            first.write(MESSAGE, 0, MESSAGE.length);
            inbox.commit(new Change.Append(List.of(first.finish(Flags.NONE, new InternalDate(0, 0)))));
            for (int have = inbox.state().messages().size();
                    have < count;
                    have = inbox.state().messages().size()) {
                UidSet.Builder some = UidSet.builder();
                UidSet all = inbox.state().messages().uids();
                all.stream().limit(count - have).forEach(some::add);
                inbox.commit(new Change.Copy(some.build(), inbox));
            }
        }
    }

    private static void expunge(MailStore store, UidSet uids) {
        try (Mailbox inbox = store.account("alice").open(MailboxName.INBOX)) {
            inbox.commit(new Change.Expunge(uids));
        }
    }

    private static String batches(Client client, String arguments) throws IOException {
        List<String> responses = client.ok("UIDBATCHES " + arguments);
        String last = responses.getLast();
        return last.substring(last.indexOf(')') + 1).strip();
    }

    @Test
    void divideWhatIsThereAndSkipNothing() throws IOException {
        try (TestServer server = TestServer.start()) {
            fill(server.store(), 1300);
            expunge(
                    server.store(),
                    UidSet.builder().add(1, 40).add(700, 799).add(1300).build());
            try (Client client = server.login("alice").select("INBOX")) {
                // 1,159 messages: 41 to 699 and 800 to 1299
                assertThat(batches(client, "500")).isEqualTo("1299:800,799:200,199:1");
                assertThat(batches(client, "500 2:3")).isEqualTo("799:200,199:1");
                assertThat(batches(client, "500 3:3")).isEqualTo("199:1");
                assertThat(batches(client, "500 4:9")).isEmpty();
                assertThat(batches(client, "1159")).isEqualTo("1299:1");
                assertThat(batches(client, "1158")).isEqualTo("1299:42,41:1");
                assertThat(batches(client, "579")).isEqualTo("1299:621,620:42,41:1");
            }
        }
    }

    @Test
    void areAnsweredAgainOnceHalfABatchCameOrWent() throws IOException {
        try (TestServer server = TestServer.start()) {
            fill(server.store(), 1000);
            try (Client client = server.login("alice").select("INBOX")) {
                assertThat(batches(client, "500")).isEqualTo("1000:501,500:1");
                expunge(server.store(), UidSet.range(1, 250));
                client.ok("NOOP");
                assertThat(client.completion("UIDBATCHES 500")).startsWith("NO [LIMIT]");
                assertThat(client.completion("UIDBATCHES 500 1:1")).startsWith("OK");
                expunge(server.store(), UidSet.of(251));
                client.ok("NOOP");
                assertThat(batches(client, "500")).isEqualTo("1000:501,500:1");
                fill(server.store(), 999);
                client.ok("NOOP");
                assertThat(client.completion("UIDBATCHES 500")).startsWith("NO [LIMIT]");
                fill(server.store(), 1000);
                client.ok("NOOP");
                assertThat(batches(client, "500")).isEqualTo("1251:752,751:1");
            }
        }
    }

    @Test
    void areNotAskedForInAThousandWays() throws IOException {
        try (TestServer server = TestServer.start()) {
            fill(server.store(), 1);
            try (Client client = server.login("alice").select("INBOX")) {
                List<String> completions = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    completions.add(client.completion("UIDBATCHES " + (500 + i)));
                }
                assertThat(completions).allMatch(completion -> completion.startsWith("OK"));
                assertThat(client.completion("UIDBATCHES 1500")).startsWith("NO [LIMIT]");
                client.select("INBOX");
                assertThat(client.completion("UIDBATCHES 1500")).startsWith("OK");
            }
        }
    }
}
