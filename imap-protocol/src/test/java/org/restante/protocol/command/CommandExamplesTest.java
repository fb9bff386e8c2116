package org.restante.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.MailboxNameException;

final class CommandExamplesTest {
    static Stream<String> examples() throws IOException {
        try (var in = CommandExamplesTest.class.getResourceAsStream("examples.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsTheExamplesOfTheSpecifications(String example) throws ImapSyntaxException {
        Command command = Wire.parse(example);
        assertThat(Wire.parse(Wire.text(command))).isEqualTo(command);
    }

    // James 2021-40111: endless loops on truncated commands
    @ParameterizedTest
    @MethodSource("examples")
    void endsOnEveryBeginningOfAnExample(String example) {
        for (int length = 0; length < example.length(); length++) {
            String beginning = example.substring(0, length);
            try {
                assertThat(Wire.parse(beginning)).isNotNull();
            } catch (ImapSyntaxException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    // RFC 3501 section 6.2.3, RFC 7888 section 3, RFC 3501 section 6.4.4
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOGIN {11}\r\nFRED FOOBAR {7}\r\nfat man",
                "LOGIN {11+}\r\nFRED FOOBAR {7+}\r\nfat man",
                "SEARCH CHARSET UTF-8 TEXT {4}\r\n\u00d0\u009c\u00d0\u00b0",
                "SEARCH CHARSET KOI8-R (OR $ 1,3000:3021) TEXT {4}\r\n\u00ed\u00c1\u00cd\u00c1",
                "APPEND {5+}\r\nINBOX {3+}\r\n",
                "FETCH 1 BODY[HEADER.FIELDS ({4}\r\nDATE)]",
            })
    void readsLiterals(String text) {
        assertThatCode(() -> Wire.parse(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOOP ",
                "NOOP x",
                "STARTTLS b NOOP",
                "XPIG-LATIN",
                "LOGIN a",
                "LOGIN a b c",
                "LOGIN \"a\0\" b",
                "LOGIN \"a\\\" b",
                "LOGIN \"a\\n\" b",
                "LOGIN {1}\r\n\0 b",
                "LOGIN \"\u00ff\" b",
                "AUTHENTICATE PLAIN dGVzd",
                "AUTHENTICATE PLAIN dGVzdA",
                "AUTHENTICATE PLAIN dGVzdB==",
                "AUTHENTICATE PLAIN ==",
                "AUTHENTICATE PLAIN dGVz dA==",
                "AUTHENTICATE PLAIN dGVz-_==",
                "SELECT &AAE-",
                "SELECT &AC8-",
                "SELECT \"\u00c3\u00a9\"",
                "SELECT &Jjo",
                "SELECT &Jjo-&Jjo-",
                "SELECT &-&AOk",
                "SELECT INBOX (FOO)",
                "SELECT INBOX (QRESYNC (0 1))",
                "SELECT INBOX (QRESYNC (1 1 1:*))",
                "SELECT INBOX (QRESYNC (1 1 1:2 (1:4294967295 1:4294967295)))",
                "SELECT INBOX (QRESYNC (1 1 1:2 (1:2 7)))",
                "CREATE x (USE (Sent))",
                "CREATE x (USE (\\Nothing))",
                "LIST (RECURSIVEMATCH) \"\" *",
                "LIST (REMOTE RECURSIVEMATCH) \"\" *",
                "LIST \"\" ()",
                "LIST \"\" * RETURN",
                "STATUS INBOX ()",
                "STATUS INBOX (MESSAGES",
                "FETCH 0 FLAGS",
                "FETCH 1 ()",
                "FETCH 1:2: FLAGS",
                "FETCH 4294967296 FLAGS",
                "FETCH 01 FLAGS",
                "FETCH 1, FLAGS",
                "FETCH -1 FLAGS",
                "FETCH 1 BODY[MIME]",
                "FETCH 1 BODY[1.]",
                "FETCH 1 BODY[0]",
                "FETCH 1 BODY[HEADER.FIELDS]",
                "FETCH 1 BODY[HEADER.FIELDS ()]",
                "FETCH 1 BODY[]<0.0>",
                "FETCH 1 BODY[]<0>",
                "FETCH 1 BINARY[HEADER]",
                "FETCH 1 BINARY[1.TEXT]",
                "FETCH 1 (ALL)",
                "FETCH 1 (FLAGS  UID)",
                "FETCH 1 BODY.PEEK",
                "STORE 1 FLAGS",
                "STORE 1 *FLAGS ()",
                "STORE 1 FLAGS (\\Recent)",
                "STORE 1 FLAGS (\\*)",
                "STORE 1 FLAGS (a]b)",
                "SEARCH",
                "SEARCH ()",
                "SEARCH NOT",
                "SEARCH OR SEEN",
                "SEARCH ON 31-Feb-2020",
                "SEARCH ON 1-Xyz-2020",
                "SEARCH ON \"1-Jan-2020",
                "SEARCH ON 001-Jan-2020",
                "SEARCH LARGER 9223372036854775808",
                "SEARCH LARGER \u0661",
                "SEARCH KEYWORD \\Seen",
                "SEARCH RETURN (FOO) ALL",
                "UID NOOP",
                "APPEND INBOX (\\Seen) x",
                "APPEND INBOX \"32-Jan-2020 00:00:00 +0000\" {3}",
                "APPEND INBOX \"01-Jan-2020 00:00:00 +9999\" {3}",
                "APPEND INBOX \"01-Jan-2020 25:00:00 +0000\" {3}",
            })
    void refusesWhatIsNoCommand(String text) {
        assertThatThrownBy(() -> Wire.parse(text)).isInstanceOf(ImapSyntaxException.class);
    }

    // RFC 9051 section 7.1, CANNOT
    @ParameterizedTest
    @ValueSource(strings = {"\"///////\"", "\"/archive/projects/experiment-iv\"", "../x", "a/../b", "a//b", "\"\""})
    void tellsNamesThatNoMailboxCanHave(String name) {
        assertThatThrownBy(() -> Wire.parse("CREATE " + name)).isInstanceOf(MailboxNameException.class);
    }

    @Test
    void tellsWhichCharsetsItKnows() {
        assertThatThrownBy(() -> Wire.parse("SEARCH CHARSET x-nothing ALL"))
                .isInstanceOfSatisfying(BadCharsetException.class, e -> assertThat(e.supported())
                        .startsWith("US-ASCII", "UTF-8"));
        assertThatThrownBy(() -> Wire.parse("SEARCH CHARSET x-JISAutoDetect ALL"))
                .isInstanceOf(BadCharsetException.class);
    }
}
