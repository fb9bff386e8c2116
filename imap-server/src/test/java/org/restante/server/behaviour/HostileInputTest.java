package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a client sends, it harms nobody but itself. */
class HostileInputTest {
    private static final String[] WORDS = {
        "a ",
        "b ",
        "* ",
        "+ ",
        "NOOP",
        "LOGIN",
        "AUTHENTICATE PLAIN",
        "SELECT INBOX",
        "FETCH",
        "UID ",
        "STORE",
        "SEARCH",
        "APPEND INBOX",
        "LIST",
        "STATUS",
        "IDLE",
        "DONE",
        "ENABLE QRESYNC",
        "COPY",
        "MOVE",
        "EXPUNGE",
        "CLOSE",
        "ID",
        "\r\n",
        "\r\n",
        "\r\n",
        "\n",
        "\r",
        " ",
        " ",
        "(",
        ")",
        "{3}",
        "{3+}",
        "~{3}",
        "{0}",
        "{99999999999}",
        "\"",
        "\\",
        "NIL",
        "INBOX",
        "1:*",
        "*",
        "4294967295",
        "4294967296",
        "0",
        "$",
        "[",
        "]",
        "<0.10>",
        "BODY[",
        "HEADER.FIELDS",
        "FLAGS",
        "+FLAGS",
        "\\Seen",
        "RETURN",
        "ALL",
        "NOT ",
        "OR ",
        "MODSEQ",
        "(UNCHANGEDSINCE 1)",
        "\u0000",
        "\u00ff",
        "CHARSET",
        "UTF-8",
        "=",
        "&AAE-",
        "%",
        "*%*%"
    };
    private static TestServer server;
    private static Client bystander;

    @BeforeContainer
    static void start() throws IOException {
        server = TestServer.start();
        bystander = server.login("alice").select("INBOX");
    }

    @AfterContainer
    static void stop() throws IOException {
        server.close();
    }

    @Provide
    Arbitrary<String> octets() {
        return Arbitraries.strings().withCharRange((char) 0, (char) 255).ofMaxLength(400);
    }

    @Provide
    Arbitrary<String> almostCommands() {
        return Arbitraries.of(WORDS).list().ofMaxSize(60).map(words -> String.join("", words));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anyOctetsBeforeLogin(@ForAll("octets") String octets) throws IOException {
        harmless(Client.connect(server.address()), octets);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anyWordsBeforeLogin(@ForAll("almostCommands") String octets) throws IOException {
        harmless(Client.connect(server.address()), octets);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void anyWordsAfterLogin(@ForAll("almostCommands") String octets) throws IOException {
        harmless(server.login("bob").select("INBOX"), octets);
    }

    private static void harmless(Client client, String octets) throws IOException {
        try (client) {
            client.send(octets).shutdownOutput();
            assertThat(client.rest()).doesNotContain("SERVERBUG").doesNotContain("Internal");
        }
        assertThat(bystander.completion("NOOP")).startsWith("OK");
    }
}
