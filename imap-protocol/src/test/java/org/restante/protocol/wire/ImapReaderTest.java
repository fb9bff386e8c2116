package org.restante.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.Frame.Literal;
import org.restante.protocol.wire.Frame.LiteralKind;
import org.restante.protocol.wire.Frame.Text;

final class ImapReaderTest {
    private static ImapReader in(String text) {
        return new ImapReader(Frame.of(text), Grammar.core());
    }

    private static ImapReader literal(String before, String literal, String after) {
        return new ImapReader(
                new Frame(List.of(text(before), new Literal(octets(literal), LiteralKind.PLAIN), text(after))),
                Grammar.core());
    }

    private static Text text(String text) {
        return new Text(octets(text));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsTagsAndAtoms() throws ImapSyntaxException {
        assertThat(in("a]1 NOOP").tag()).isEqualTo("a]1");
        assertThat(in("a+b").tag()).isEqualTo("a");
        assertThat(in("a+[b]").atom()).isEqualTo("a+[b");
        assertThat(in("BODY[TEXT]").name()).isEqualTo("BODY");
        for (String nothing : List.of("", " ", "(", ")", "{", "%", "*", "\"", "\\", "\u007f", "\u0080", "\u0000")) {
            assertThatThrownBy(() -> in(nothing).atom()).isInstanceOf(ImapSyntaxException.class);
        }
    }

    @Test
    void readsNumbersUpToTheirLimit() throws ImapSyntaxException {
        assertThat(in("4294967295").number()).isEqualTo(4_294_967_295L);
        assertThat(in("000").number()).isZero();
        assertThat(in("9223372036854775807").number64()).isEqualTo(Long.MAX_VALUE);
        assertThat(in("1").nzNumber()).isEqualTo(1);
        assertThatThrownBy(() -> in("4294967296").number()).hasMessage("Number too large");
        assertThatThrownBy(() -> in("9223372036854775808").number64()).hasMessage("Number too large");
        assertThatThrownBy(() -> in("9".repeat(1000)).number64()).hasMessage("Number too large");
        assertThatThrownBy(() -> in("0").nzNumber()).isInstanceOf(ImapSyntaxException.class);
        assertThatThrownBy(() -> in("+1").number()).isInstanceOf(ImapSyntaxException.class);
        assertThatThrownBy(() -> in("\u00b2").number()).isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void readsStrings() throws ImapSyntaxException {
        assertThat(in("\"a\\\"b\\\\c\"").string()).isEqualTo("a\"b\\c");
        assertThat(in("\"\"").string()).isEmpty();
        assertThat(in("\"\u00c3\u00a9\"").string()).isEqualTo("\u00e9");
        assertThat(literal("", "a\r\nb", "").string()).isEqualTo("a\r\nb");
        assertThat(in("NIL").nstring()).isEmpty();
        assertThat(in("\"NIL\"").nstring()).contains("NIL");
        assertThat(in("a]b").astring()).isEqualTo("a]b");
        assertThat(in("NIL").astring()).isEqualTo("NIL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"a",
                "\"a\\",
                "\"a\\\"",
                "\"\\a\"",
                "\"\0\"",
                "\"a\\\0\"",
                "\"\r\"",
                "\"\n\"",
                "\"\u00ff\""
            })
    void refusesBrokenQuotedStrings(String text) {
        assertThatThrownBy(() -> in(text).string()).isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void meetsALiteralAsAPartOnly() throws ImapSyntaxException {
        ImapReader in = literal("x ", "y", " z");
        assertThat(in.atom()).isEqualTo("x");
        assertThat(in.atString()).isFalse();
        in.sp();
        assertThat(in.peek()).isEqualTo(-1);
        assertThat(in.atEnd()).isFalse();
        assertThat(in.atString()).isTrue();
        assertThat(in.astring()).isEqualTo("y");
        in.sp();
        assertThat(in.atom()).isEqualTo("z");
        in.end();
        assertThatThrownBy(() -> literal("", "a\0", "").string()).hasMessage("NUL within a literal");
        assertThatThrownBy(() -> literal("", "y", "").atom()).isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void readsSetsWithoutExpandingThem() throws ImapSyntaxException {
        assertThat(in("1:4294967295").sequenceSet()).isEqualTo(SequenceSet.of(UidSet.range(1, UidSet.MAX_UID)));
        assertThat(in("7,3:1,2").sequenceSet()).isEqualTo(SequenceSet.of(UidSet.of(1, 2, 3, 7)));
        assertThat(in("$").sequenceSet()).isEqualTo(SequenceSet.SAVED);
        assertThat(in("1:*").sequenceSet()).isEqualTo(SequenceSet.ALL);
        assertThat(in("*:5,9:*,2").sequenceSet()).hasToString("2,5:*");
        assertThat(in("*").sequenceSet()).hasToString("*");
        assertThat(in("*:*").sequenceSet()).hasToString("*");
        for (String bad : List.of("", "0", "1:", ":1", "1,,2", "1,", "4294967296", "$,1", "1:0")) {
            assertThatThrownBy(() -> {
                        ImapReader in = in(bad);
                        in.sequenceSet();
                        in.end();
                    })
                    .as(bad)
                    .isInstanceOf(ImapSyntaxException.class);
        }
        assertThatThrownBy(() -> in("*").uidSet()).isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void resolvesTheStarAgainstWhatExists() throws ImapSyntaxException {
        SequenceSet.Numbers set = (SequenceSet.Numbers) in("2,7:*").sequenceSet();
        assertThat(set.resolve(9)).isEqualTo(UidSet.of(2, 7, 8, 9));
        // RFC 9051 section 9, seq-range: the last message is there even if its number is below
        assertThat(set.resolve(5)).isEqualTo(UidSet.of(2, 5));
        assertThat(set.resolve(0)).isEqualTo(UidSet.of(2));
        assertThat(((SequenceSet.Numbers) in("*").sequenceSet()).resolve(5)).isEqualTo(UidSet.of(5));
    }

    @Test
    void readsDates() throws ImapSyntaxException {
        assertThat(in("1-feb-1994").date()).isEqualTo(LocalDate.of(1994, 2, 1));
        assertThat(in("\"01-FEB-1994\"").date()).isEqualTo(LocalDate.of(1994, 2, 1));
        assertThat(in("\" 1-Jan-1970 01:00:00 +0100\"").dateTime()).isEqualTo(new InternalDate(0, 60));
        assertThat(in("\"31-Dec-1969 23:59:60 +0000\"").dateTime()).isEqualTo(new InternalDate(-1, 0));
        for (String bad : List.of(
                "29-Feb-1900", "0-Jan-2000", "1-Jan-20", "1-Jan-\u00b2000", "\u00b9-Jan-2000", "\"1-Jan-2000")) {
            assertThatThrownBy(() -> in(bad).date()).as(bad).isInstanceOf(ImapSyntaxException.class);
        }
        for (String bad : List.of(
                "\"1-Jan-1970 00:00:00 +0000\"",
                "\"01-Jan-1970 00:00:00\"",
                "\"01-Jan-1970 00:60:00 +0000\"",
                "\"01-Jan-1970 00:00:00 +0060\"",
                "\"01-Jan-1970 00:00:00 +1801\"",
                "\"01-Jan-1970 00:00:61 +0000\"")) {
            assertThatThrownBy(() -> in(bad).dateTime()).as(bad).isInstanceOf(ImapSyntaxException.class);
        }
    }

    @Test
    void readsFlags() throws ImapSyntaxException {
        assertThat(in("()").flagList()).isEqualTo(Flags.NONE);
        assertThat(in("(\\SEEN $Junk junk JUNK)").flagList()).hasToString("(\\Seen $Junk junk)");
        for (String bad : List.of("(", "(\\Seen", "( )", "(\\Recent)", "(\\)", "(\\*)", "(a  b)", "(\"a\")")) {
            assertThatThrownBy(() -> in(bad).flagList()).as(bad).isInstanceOf(ImapSyntaxException.class);
        }
    }

    @Test
    void readsMailboxNamesInBothSpellings() throws ImapSyntaxException {
        assertThat(in("inBox").mailbox()).isEqualTo(MailboxName.INBOX);
        assertThat(in("&U,BTFw-/x").mailbox()).isEqualTo(MailboxName.of("\u53f0\u5317/x"));
        assertThat(in("\"&\u00c3\u00a9\"").utf8(true).mailbox()).isEqualTo(MailboxName.of("&\u00e9"));
        assertThat(in("a/").mailbox()).isEqualTo(MailboxName.of("a"));
        assertThatThrownBy(() -> in("\"\u00c3\u00a9\"").mailbox()).isInstanceOf(ImapSyntaxException.class);
        assertThatThrownBy(() -> in("&").mailbox()).isInstanceOf(ImapSyntaxException.class);
        assertThat(in("\"\"").mailboxPrefix()).isEmpty();
        assertThat(in("%/*").listMailbox()).isEqualTo("%/*");
    }

    @Test
    void limitsNesting() throws ImapSyntaxException {
        ImapReader in = new ImapReader(Frame.of("((x))"), Grammar.core(), 1);
        assertThatThrownBy(() -> in.list(() -> in.list(in::atom))).hasMessage("Nested too deep");
        ImapReader again = new ImapReader(Frame.of("(x) (y)"), Grammar.core(), 1);
        again.list(again::atom);
        again.sp();
        again.list(again::atom);
        again.end();
    }
}
