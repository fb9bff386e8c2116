package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.server.engine.Limits;
import org.restante.store.MailStore;
import org.restante.store.jdbc.JdbcSettings;
import org.restante.store.jdbc.JdbcStore;
import org.restante.store.memory.MemorySettings;
import org.restante.store.memory.MemoryStore;

/** RFC 7162 section 3.2.5: who comes back with any MODSEQ of the past knows in the end what everybody knows. */
@Timeout(60)
class ResynchronizationTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String[] FLAGS = {"\\Seen", "\\Flagged", "$a", "\\Deleted"};

    /** What a client knew when it left. */
    private record Past(long uidValidity, long modSeq, List<Long> uids, Map<Long, Set<String>> flags) {}

    @Test
    void inMemory() throws IOException {
        everyPastLeadsToThePresent(new MemoryStore());
    }

    @Test
    void inMemoryWhenMostExpungesAreForgotten() throws IOException {
        everyPastLeadsToThePresent(new MemoryStore(new MemorySettings(Long.MAX_VALUE, 2)));
    }

    @Test
    void onDerby() throws IOException {
        everyPastLeadsToThePresent(TestServer.derby());
    }

    @Test
    void onDerbyWhenMostExpungesAreForgotten() throws IOException {
        everyPastLeadsToThePresent(JdbcStore.open(JdbcSettings.inMemory("resynchronization")
                .withVanishedCapacity(2)
                .withSnapshotInterval(3)));
    }

    private static void everyPastLeadsToThePresent(MailStore store) throws IOException {
        Random random = new Random(7162);
        List<Past> pasts = new ArrayList<>();
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client client = server.login("alice")) {
            client.ok("ENABLE QRESYNC");
            client.ok("CREATE other");
            for (int i = 0; i < 10; i++) {
                client.append("INBOX", "", MESSAGE);
            }
            for (int i = 0; i < 30; i++) {
                client.select("INBOX");
                change(client, random);
                pasts.add(look(client));
            }
            Past present = pasts.getLast();
            for (Past past : pasts) {
                assertThat(comeBack(client, past)).isEqualTo(present);
            }
        }
    }

    private static void change(Client client, Random random) throws IOException {
        String some = (1 + random.nextInt(30)) + ":" + (1 + random.nextInt(30));
        String flag = FLAGS[random.nextInt(FLAGS.length)];
        switch (random.nextInt(6)) {
            case 0, 1 -> client.append("INBOX", "(" + flag + ") ", MESSAGE);
            case 2 -> client.ok("UID STORE " + some + " +FLAGS (" + flag + ")");
            case 3 -> client.ok("UID STORE " + some + " -FLAGS (" + flag + ")");
            case 4 -> client.ok("EXPUNGE");
            default -> client.command("UID MOVE " + (1 + random.nextInt(30)) + " other");
        }
    }

    private static Past look(Client client) throws IOException {
        List<String> selected = client.ok("SELECT INBOX");
        MailboxModel model = new MailboxModel();
        selected.forEach(response -> model.accept(response, true));
        if (model.size() > 0) {
            client.ok("FETCH 1:* (UID FLAGS)").forEach(response -> model.accept(response, false));
        }
        return new Past(code(selected, "UIDVALIDITY"), code(selected, "HIGHESTMODSEQ"), model.uids(), model.flags());
    }

    private static Past comeBack(Client client, Past past) throws IOException {
        List<String> selected = client.ok("SELECT INBOX (QRESYNC (" + past.uidValidity() + " " + past.modSeq() + "))");
        MailboxModel model = MailboxModel.of(past.uids(), past.flags());
        selected.stream()
                .filter(response -> response.startsWith("* VANISHED (EARLIER) "))
                .forEach(response -> model.vanishedEarlier(response.substring("* VANISHED (EARLIER) ".length())));
        selected.stream().filter(response -> response.endsWith(" EXISTS")).forEach(r -> model.accept(r, false));
        selected.stream().filter(response -> response.contains(" FETCH ")).forEach(r -> model.accept(r, false));
        return new Past(code(selected, "UIDVALIDITY"), code(selected, "HIGHESTMODSEQ"), model.uids(), model.flags());
    }

    private static long code(List<String> responses, String name) {
        String start = "[" + name + " ";
        String response =
                responses.stream().filter(r -> r.contains(start)).findFirst().orElseThrow();
        int from = response.indexOf(start) + start.length();
        return Long.parseLong(response.substring(from, response.indexOf(']', from)));
    }
}
