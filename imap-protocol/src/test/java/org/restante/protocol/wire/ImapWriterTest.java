package org.restante.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;

final class ImapWriterTest {
    private static String written(Consumer<ImapWriter> write) {
        ImapWriter out = new ImapWriter();
        write.accept(out);
        return new String(out.take(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void writesNumbersAndWords() {
        assertThat(written(out ->
                        out.number(0).sp().number(Long.MAX_VALUE).sp().nil().crlf()))
                .isEqualTo("0 9223372036854775807 NIL\r\n");
        assertThat(written(out -> out.open().flags(Flags.of(MessageFlag.SEEN)).close()))
                .isEqualTo("(\\Seen)");
        assertThatThrownBy(() -> written(out -> out.number(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(out -> out.atom("a b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quotesWhatCanBeQuoted() {
        assertThat(written(out -> out.string("a\"b\\"))).isEqualTo("\"a\\\"b\\\\\"");
        assertThat(written(out -> out.string("x\r\n"))).isEqualTo("{3}\r\nx\r\n");
        assertThat(written(out -> out.string("\0"))).isEqualTo("{1}\r\n\0");
        assertThat(written(out -> out.string("\u00e9"))).isEqualTo("{2}\r\n\u00c3\u00a9");
        assertThat(written(out -> out.utf8(true).string("\u00e9"))).isEqualTo("\"\u00c3\u00a9\"");
        assertThat(written(out -> out.utf8(true).string(new byte[] {(byte) 0xE9})))
                .isEqualTo("{1}\r\n\u00e9");
        assertThat(written(out -> out.string("x".repeat(1000)))).startsWith("\"");
        assertThat(written(out -> out.string("x".repeat(1001)))).startsWith("{1001}\r\n");
        assertThat(written(out -> out.nstring(Optional.empty()).nstring(Optional.of(""))))
                .isEqualTo("NIL\"\"");
    }

    @Test
    void writesAstringsBareIfTheyCanBe() {
        assertThat(written(out -> out.astring("a]b"))).isEqualTo("a]b");
        assertThat(written(out -> out.astring(""))).isEqualTo("\"\"");
        assertThat(written(out -> out.astring("nil"))).isEqualTo("\"nil\"");
        assertThat(written(out -> out.astring("a*"))).isEqualTo("\"a*\"");
    }

    @Test
    void announcesLiteralsInTheStyleOfTheClient() {
        assertThat(written(out -> out.literals(LiteralStyle.NON_SYNCHRONIZING).string("\n")))
                .isEqualTo("{1+}\r\n\n");
        assertThat(written(out -> out.literal8(new byte[2]))).isEqualTo("~{2}\r\n\0\0");
    }

    @Test
    void writesMailboxNamesInBothSpellings() {
        MailboxName name = MailboxName.of("a&b/\u00e9");
        assertThat(written(out -> out.mailbox(name))).isEqualTo("a&-b/&AOk-");
        assertThat(written(out -> out.utf8(true).mailbox(name))).isEqualTo("\"a&b/\u00c3\u00a9\"");
    }

    @Test
    void writesSetsAndDates() {
        assertThat(written(out -> out.uidSet(UidSet.of(1, 2, 3, 9)))).isEqualTo("1:3,9");
        assertThat(written(out -> out.sequenceSet(SequenceSet.ALL).sp().sequenceSet(SequenceSet.SAVED)))
                .isEqualTo("1:* $");
        assertThat(written(out -> out.date(LocalDate.of(994, 2, 1)))).isEqualTo("1-Feb-0994");
        // RFC 9051 section 2.3.3 and imapsync: the day is padded with a space
        assertThat(written(out -> out.dateTime(new InternalDate(0, -90)))).isEqualTo("\"31-Dec-1969 22:30:00 -0130\"");
        assertThat(written(out -> out.dateTime(new InternalDate(0, 0)))).isEqualTo("\" 1-Jan-1970 00:00:00 +0000\"");
    }

    @Test
    void beginsAnewWhenItIsTakenFrom() {
        ImapWriter out = new ImapWriter();
        out.raw(new byte[300_000], 0, 300_000);
        assertThat(out.size()).isEqualTo(300_000);
        assertThat(out.take()).hasSize(300_000);
        assertThat(out.size()).isZero();
        assertThat(out.raw("x").take()).isEqualTo(new byte[] {'x'});
    }

    @Test
    void beginsAnewWhenItIsDrainedWhateverTheReaderDoes() {
        ImapWriter out = new ImapWriter().raw("one");
        out.drain(octets ->
                assertThat(StandardCharsets.US_ASCII.decode(octets).toString()).isEqualTo("one"));
        assertThatThrownBy(() -> out.raw("two").drain(octets -> {
                    throw new IllegalStateException("the client is gone");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(out.raw("three").take()).asString(StandardCharsets.US_ASCII).isEqualTo("three");
    }

    @Test
    void writesWhatASourceHas() {
        ImapWriter out = new ImapWriter().raw("<");
        int count = out.raw(
                (target, offset, length) -> {
                    assertThat(length).isEqualTo(100_000);
                    Arrays.fill(target, offset, offset + 70_000, (byte) 'x');
                    return 70_000;
                },
                100_000);
        assertThat(count).isEqualTo(70_000);
        assertThat(out.raw(">").take()).asString(StandardCharsets.US_ASCII).isEqualTo("<" + "x".repeat(70_000) + ">");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11, Integer.MAX_VALUE})
    void believesNoSourceThatWritesMoreThanItMay(int count) {
        ImapWriter out = new ImapWriter();
        assertThat(out.raw((target, offset, length) -> count, 10)).isEqualTo(count);
        assertThat(out.size()).isBetween(0, 10);
    }

    // A session that has nothing to say keeps nothing, and what it has not sent is not lost.
    @Test
    void letsGoOfALargeBufferOnlyWhenItIsEmpty() {
        ImapWriter out = new ImapWriter();
        out.raw(new byte[50_000], 0, 50_000).trim();
        assertThat(out.take()).hasSize(50_000);
        out.trim();
        assertThat(out.raw("x").take()).isEqualTo(new byte[] {'x'});
    }

    // Response injection: GreenMail #1010
    @Property
    void noStringBreaksOutOfItsQuotes(@ForAll byte[] octets, @ForAll boolean utf8) {
        ImapWriter out = new ImapWriter().utf8(utf8).string(octets);
        byte[] written = out.take();
        if (written[0] != '"') {
            assertThat(new String(written, StandardCharsets.ISO_8859_1))
                    .isEqualTo("{" + octets.length + "}\r\n" + new String(octets, StandardCharsets.ISO_8859_1));
            return;
        }
        for (byte octet : written) {
            assertThat(octet).isNotIn((byte) '\r', (byte) '\n', (byte) 0);
        }
    }
}
