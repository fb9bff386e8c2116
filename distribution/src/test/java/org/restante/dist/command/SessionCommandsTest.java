package org.restante.dist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.dist.command.TestServer.Client;
import org.restante.dist.command.TestServer.Outcome;

/** What operators see of sessions and do to them, from the command line to the client. */
final class SessionCommandsTest {
    @TempDir
    Path data;

    // HOCON is a superset of JSON; its syntax property makes the library strict.
    private static List<? extends Config> array(String json) {
        return ConfigFactory.parseString(
                        "{\"rows\":" + json + "}", ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON))
                .getConfigList("rows");
    }

    private static Config object(String json) {
        return array("[" + json + "]").getFirst();
    }

    private static Client greeted(TestServer server, String scheme) throws IOException {
        Client client = server.connect(scheme);
        client.until(scheme.equals("imap") ? "* OK" : "+OK");
        return client;
    }

    private static Client selected(TestServer server) throws IOException {
        Client client = greeted(server, "imap");
        client.imap("ID (\"name\" \"Tester\" \"version\" \"\\\"1\")", "LOGIN demo demo", "SELECT INBOX");
        return client;
    }

    @Test
    void whoHasARowForEachSession() throws IOException {
        try (TestServer server = TestServer.start(data);
                Client client = selected(server);
                Client stranger = greeted(server, "imap");
                Client pop3 = greeted(server, "pop3")) {
            assertThat(stranger.imap("NOOP")).contains("t0 OK");
            pop3.say("USER demo\r\nPASS demo");
            pop3.until("+OK Logged in");
            client.say("i IDLE");
            client.until("+ ");
            Outcome outcome = server.run("who", "--json");
            assertThat(outcome.exitCode()).isZero();
            List<? extends Config> rows = array(outcome.out());
            assertThat(rows).hasSize(3);
            Config idling = rows.getFirst();
            assertThat(idling.getString("protocol")).isEqualTo("imap");
            assertThat(idling.getString("user")).isEqualTo("demo");
            assertThat(idling.getString("address")).isEqualTo("127.0.0.1");
            assertThat(idling.getString("command")).isEqualTo("IDLE");
            assertThat(idling.getString("mailbox")).isEqualTo("INBOX");
            assertThat(idling.getString("state")).isEqualTo("selected");
            assertThat(idling.getString("client")).isEqualTo("name=Tester, version=\"1");
            assertThat(idling.getIsNull("tls")).isTrue();
            assertThat(idling.getLong("commands")).isEqualTo(4);
            assertThat(rows.get(1).getIsNull("user")).isTrue();
            assertThat(rows.get(1).getString("state")).isEqualTo("connected");
            assertThat(rows.get(2).getString("protocol")).isEqualTo("pop3");
            assertThat(rows.get(2).getString("state")).isEqualTo("authenticated");
            assertThat(array(server.run("who", "--json", "demo").out())).hasSize(2);
            assertThat(server.run("who").out().lines())
                    .hasSize(4)
                    .anyMatch(line -> line.matches(
                            "\\d+ +imap +demo +127\\.0\\.0\\.1:\\d+ .* IDLE +INBOX +- +name=Tester, version=\"1"));
        }
    }

    @Test
    void kickedClientsAreToldWhyAndTheOthersStay() throws IOException {
        try (TestServer server = TestServer.start(data);
                Client one = selected(server);
                Client two = selected(server);
                Client stranger = server.connect("imap")) {
            stranger.until("* OK");
            one.say("i IDLE");
            one.until("+ ");
            Outcome outcome = server.run("kick", "demo", "--reason", "the disk is changed");
            assertThat(outcome).isEqualTo(new Outcome(0, "demo: 2 sessions\n", ""));
            assertThat(one.rest()).isEqualTo("* BYE Disconnected by the operator: the disk is changed\n");
            assertThat(two.rest()).isEqualTo("* BYE Disconnected by the operator: the disk is changed\n");
            assertThat(stranger.imap("NOOP")).contains("t0 OK");
            long id = array(server.run("who", "--json").out()).getFirst().getLong("id");
            assertThat(server.run("kick", Long.toString(id)).exitCode()).isZero();
            assertThat(stranger.rest()).isEqualTo("* BYE Disconnected by the operator\n");
            assertThat(server.run("kick", Long.toString(id), "--json"))
                    .isEqualTo(new Outcome(1, "[{\"who\":\"" + id + "\",\"ended\":0}]\n", ""));
        }
    }

    @Test
    void aReasonThatWouldBeMoreThanALineIsRefused() throws IOException {
        try (TestServer server = TestServer.start(data);
                Client client = selected(server)) {
            Outcome outcome = server.run("kick", "demo", "--reason", "x\r\n* OK hello");
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).contains("--reason is printable ASCII");
            assertThat(client.imap("NOOP")).contains("t0 OK");
        }
    }

    @Test
    void statusCountsSessionsAndTraffic() throws IOException {
        try (TestServer server = TestServer.start(data);
                Client client = selected(server);
                Client gone = selected(server)) {
            gone.imap("LOGOUT");
            gone.rest();
            Outcome outcome = server.run("status", "--json");
            assertThat(outcome.exitCode()).isZero();
            Config status = object(outcome.out());
            assertThat(status.getLong("pid")).isEqualTo(ProcessHandle.current().pid());
            assertThat(status.getString("store")).isEqualTo("memory");
            assertThat(status.getStringList("listeners"))
                    .contains(server.url("imap").toString());
            assertThat(status.getLong("heap.used")).isPositive();
            Config imap = status.getConfigList("protocols").stream()
                    .filter(protocol -> protocol.getString("protocol").equals("imap"))
                    .findFirst()
                    .orElseThrow();
            assertThat(imap.getInt("sessions.selected")).isEqualTo(1);
            // The one that has gone may have its thread still at the farewell, but it is counted once.
            assertThat(imap.getLong("totals.sessions")).isEqualTo(2);
            assertThat(imap.getLong("totals.commands")).isEqualTo(7);
            assertThat(imap.getLong("totals.received")).isPositive();
            assertThat(imap.getDouble("rates.commands")).isPositive();
            assertThat(client.imap("NOOP")).contains("OK");
            assertThat(server.run("status").out()).contains("store   memory", "imap ", "pop3 ", "in use");
        }
    }

    @Test
    void whereNoServerRunsTheExitCodeIsThree() {
        for (String command : List.of("status", "who", "log list", "kick alice", "log level ROOT info")) {
            Outcome outcome = TestServer.run(data.resolve("none"), command.split(" "));
            assertThat(outcome.exitCode()).as(command).isEqualTo(3);
            assertThat(outcome.err()).startsWith("restante: no server runs on the data folder ");
        }
        assertThat(data.resolve("none")).as("to ask makes no folder").doesNotExist();
    }

    @Test
    void levelsOfLoggersChangeWhileTheServerRuns() throws IOException {
        try (TestServer server = TestServer.start(data)) {
            String logger = "org.restante.core.connection";
            assertThat(server.run("log", "level", logger, "Debug")).isEqualTo(new Outcome(0, "", ""));
            assertThat(server.run("log", "list").out()).contains("debug\t" + logger + "\n");
            assertThat(server.run("log", "list", "--json").out())
                    .contains("{\"logger\":\"" + logger + "\",\"level\":\"debug\"}");
            assertThat(server.run("log", "level", logger, "default").exitCode()).isZero();
            assertThat(server.run("log", "list").out()).doesNotContain(logger);
            assertThat(server.run("log", "level", "org.restante.nonesuch", "info")
                            .err())
                    .contains("nothing has logged as org.restante.nonesuch so far");
            server.run("log", "level", "org.restante.nonesuch", "default");
            assertThat(server.run("log", "level", logger, "loud").exitCode()).isEqualTo(1);
            assertThat(server.run("log", "level", "a b", "info").exitCode()).isEqualTo(1);
            assertThat(server.run("log", "level", "ROOT", "default").exitCode()).isEqualTo(1);
        }
    }

    @Test
    void listsAreJsonForPrograms() throws IOException {
        try (TestServer server = TestServer.start(data)) {
            assertThat(server.run("user", "list", "--json")).isEqualTo(new Outcome(0, "[{\"user\":\"demo\"}]\n", ""));
            Config inbox = array(server.run("mailbox", "list", "--user", "demo", "--json")
                            .out())
                    .stream()
                    .filter(row -> row.getString("mailbox").equals("INBOX"))
                    .findFirst()
                    .orElseThrow();
            assertThat(inbox.getInt("messages")).isPositive();
            assertThat(inbox.getLong("octets")).isPositive();
            Config quota = object(
                    server.run("quota", "show", "--user", "demo", "--json").out());
            assertThat(quota.getLong("storage.used")).isPositive();
            assertThat(quota.getIsNull("storage.limit")).isTrue();
            assertThat(array(server.run("plugins", "--json").out()))
                    .anyMatch(row -> row.getString("jar").contains("store-memory")
                            || row.getString("module").contains("store.memory"));
        }
    }

    @Test
    void checkTellsProgramsOfDamage() {
        assertThat(TestServer.run(data, "check", "--json")).isEqualTo(new Outcome(0, "{\"damage\":[]}\n", ""));
    }
}
