package org.restante.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Frame.Literal;
import org.restante.protocol.wire.Frame.LiteralKind;
import org.restante.protocol.wire.Frame.Text;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapSyntaxException;

final class CommandProperties {
    @Provide
    Arbitrary<Command> commands() {
        return CommandArbitraries.commands();
    }

    @Property(tries = 3000)
    void whatIsWrittenIsReadAgain(@ForAll("commands") Command command) throws ImapSyntaxException {
        assertThat(Wire.parse(Wire.text(command))).isEqualTo(command);
    }

    @Property(tries = 300)
    void everyBeginningOfACommandIsACommandOrAnError(@ForAll("commands") Command command) {
        String text = Wire.text(command);
        int step = Math.max(1, text.length() / 40);
        for (int length = 0; length < text.length(); length += step) {
            parseAnything(text.substring(0, length));
        }
    }

    @Property(tries = 2000)
    void aCommandWithAnOctetChangedIsACommandOrAnError(
            @ForAll("commands") Command command, @ForAll int place, @ForAll byte octet) {
        byte[] octets = Wire.text(command).getBytes(StandardCharsets.ISO_8859_1);
        octets[Math.floorMod(place, octets.length)] = octet;
        parseAnything(new String(octets, StandardCharsets.ISO_8859_1));
    }

    private static void parseAnything(String text) {
        try {
            assertThat(Wire.parse(text)).isNotNull();
        } catch (ImapSyntaxException e) {
            assertThat(e.getMessage().chars()).allMatch(c -> c >= ' ' && c < 0x7F);
        }
    }

    @Provide
    Arbitrary<List<String>> soups() {
        return Arbitraries.of(
                        "FETCH",
                        "SEARCH",
                        "STORE",
                        "LIST",
                        "STATUS",
                        "SELECT",
                        "APPEND",
                        "LOGIN",
                        "UID",
                        " ",
                        " ",
                        " ",
                        "(",
                        ")",
                        "[",
                        "]",
                        "<",
                        ">",
                        "1:*",
                        "$",
                        "0",
                        "99999999999999999999",
                        "*",
                        "%",
                        "\"",
                        "\\",
                        "\"a\"",
                        "NIL",
                        "BODY",
                        "HEADER.FIELDS",
                        "RETURN",
                        "NOT",
                        "OR",
                        "ALL",
                        "FLAGS",
                        "\\Seen",
                        "CHARSET",
                        "UTF-8",
                        "QRESYNC",
                        "1.2",
                        ".",
                        "01-Jan-2020",
                        "\u00e9",
                        "\0",
                        "&",
                        "&AAE-")
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 3000)
    void anyWordsAreACommandOrAnError(@ForAll("soups") List<String> words, @ForAll byte[] literal) {
        String text = String.join("", words);
        int half = text.length() / 2;
        Frame frame = new Frame(List.of(
                new Text(("a " + text.substring(0, half)).getBytes(StandardCharsets.ISO_8859_1)),
                new Literal(literal, LiteralKind.PLAIN),
                new Text(text.substring(half).getBytes(StandardCharsets.ISO_8859_1))));
        try {
            assertThat(Wire.parse(frame, Grammar.core())).isNotNull();
        } catch (ImapSyntaxException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }
}
