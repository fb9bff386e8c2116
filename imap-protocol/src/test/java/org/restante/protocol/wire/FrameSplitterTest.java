package org.restante.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restante.protocol.wire.Frame.Literal;
import org.restante.protocol.wire.Frame.LiteralKind;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.Frame.Text;
import org.restante.protocol.wire.FrameSplitter.Step;

final class FrameSplitterTest {
    private static final LiteralPolicy STREAM_APPEND = (command, soFar) -> command.equals("APPEND");

    private FrameSplitter splitter = new FrameSplitter(FrameLimits.AFTER_LOGIN, STREAM_APPEND);

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void feed(String text) {
        splitter.feed(octets(text), 0, text.length());
    }

    private static Text text(String text) {
        return new Text(octets(text));
    }

    private static Literal literal(String text) {
        return new Literal(octets(text), LiteralKind.PLAIN);
    }

    private static Step complete(Frame.Part... parts) {
        return new Step.Complete(new Frame(List.of(parts)));
    }

    private static Step rejected(String tag, String reason) {
        return new Step.Rejected(Optional.of(tag), reason);
    }

    private String read(int atMost) {
        byte[] target = new byte[atMost];
        int count = splitter.read(target, 0, atMost);
        return count < 0 ? "(end)" : new String(target, 0, count, StandardCharsets.ISO_8859_1);
    }

    private void before(FrameLimits limits) {
        splitter = new FrameSplitter(limits, STREAM_APPEND);
    }

    @Test
    void yieldsACommandWhenItsLineHasEnded() {
        feed("a NO");
        assertThat(splitter.next()).isInstanceOf(Step.NeedMore.class);
        feed("OP\r");
        assertThat(splitter.next()).isInstanceOf(Step.NeedMore.class);
        feed("\nb NOOP\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("a NOOP")));
        assertThat(splitter.next()).isEqualTo(complete(text("b NOOP")));
        assertThat(splitter.next()).isInstanceOf(Step.NeedMore.class);
    }

    // RFC 9051 section 4.3
    @Test
    void asksForASynchronizingLiteral() {
        feed("A001 LOGIN {11}\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Continue.class);
        assertThat(splitter.next()).isInstanceOf(Step.NeedMore.class);
        feed("FRED FOOBAR {7}\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Continue.class);
        feed("fat man\r\n");
        assertThat(splitter.next())
                .isEqualTo(
                        complete(text("A001 LOGIN "), literal("FRED FOOBAR"), text(" "), literal("fat man"), text("")));
    }

    // RFC 7888 section 3
    @Test
    void takesNonSynchronizingLiteralsAsTheyCome() {
        feed("A001 LOGIN {11+}\r\nFRED FOOBAR {7+}\r\nfat man\r\n");
        assertThat(splitter.next())
                .isEqualTo(
                        complete(text("A001 LOGIN "), literal("FRED FOOBAR"), text(" "), literal("fat man"), text("")));
    }

    // RFC 7888 section 5
    @Test
    void takesSmallNonSynchronizingLiteralsAloneWithLiteralMinus() {
        splitter.nonSynchronizing(LiteralExtension.MINUS);
        feed("a X {4096+}\r\n" + "x".repeat(4096) + "\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("a X "), literal("x".repeat(4096)), text("")));
        feed("b X {4097+}\r\n" + "x".repeat(4097) + "\r\n");
        assertThat(splitter.next()).isEqualTo(rejected("b", "[TOOBIG] Literal too large not to wait"));
        feed("c APPEND INBOX ~{4097+}\r\n" + "x".repeat(4097) + "\r\n");
        assertThat(splitter.next()).isEqualTo(rejected("c", "[TOOBIG] Literal too large not to wait"));
        feed("d X {4097}\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Continue.class);
        feed("x".repeat(4097) + "\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("d X "), literal("x".repeat(4097)), text("")));
    }

    @Test
    void knowsALiteral8() {
        feed("a X ~{2+}\r\n\0\n)\r\n");
        assertThat(splitter.next())
                .isEqualTo(complete(text("a X "), new Literal(octets("\0\n"), LiteralKind.BINARY), text(")")));
    }

    @Test
    void takesBracesElsewhereAsText() {
        feed("a X \"{5}\" {5} {} {x} {+}\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("a X \"{5}\" {5} {} {x} {+}")));
        feed("b {}\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("b {}")));
    }

    @Test
    void streamsAMessageAndYieldsTheRestOfTheCommand() {
        feed("a APPEND INBOX {6}\r\n");
        assertThat(splitter.next())
                .isEqualTo(new Step.Streaming(new Frame(List.of(
                        text("a APPEND INBOX "),
                        new StreamedLiteral(6, LiteralStyle.SYNCHRONIZING, LiteralKind.PLAIN)))));
        assertThat(read(10)).isEmpty();
        feed("abc");
        assertThat(read(2)).isEqualTo("ab");
        assertThat(read(2)).isEqualTo("c");
        feed("\r\n} (\\Seen) {1+}\r\n!\r\nb NOOP\r\n");
        assertThat(read(10)).isEqualTo("\r\n}");
        assertThat(read(10)).isEqualTo("(end)");
        assertThat(splitter.next())
                .isEqualTo(new Step.Streaming(new Frame(List.of(
                        text(" (\\Seen) "),
                        new StreamedLiteral(1, LiteralStyle.NON_SYNCHRONIZING, LiteralKind.PLAIN)))));
        assertThat(read(10)).isEqualTo("!");
        assertThat(read(10)).isEqualTo("(end)");
        assertThat(splitter.next()).isEqualTo(complete(text("")));
        assertThat(splitter.next()).isEqualTo(complete(text("b NOOP")));
    }

    @Test
    void collectsTheMailboxNameOfACommandThatStreams() {
        feed("a append {5+}\r\nINBOX {3+}\r\nabc\r\n");
        assertThat(splitter.next())
                .isEqualTo(new Step.Streaming(new Frame(List.of(
                        text("a append "),
                        literal("INBOX"),
                        text(" "),
                        new StreamedLiteral(3, LiteralStyle.NON_SYNCHRONIZING, LiteralKind.PLAIN)))));
    }

    @Test
    void expectsNothingMoreOfAStreamedLiteralThatWasRefusedUnasked() {
        feed("a APPEND INBOX {999999999999}\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Streaming.class);
        splitter.refuse();
        feed("b NOOP\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("b NOOP")));
    }

    @Test
    void skipsARefusedLiteralThatIsOnItsWayAndAllThatFollows() {
        feed("a APPEND INBOX {3+}\r\nabc {2+}\r\nx\n {9}\r\nb NOOP\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Streaming.class);
        splitter.refuse();
        splitter.refuse();
        assertThat(splitter.next()).isEqualTo(complete(text("b NOOP")));
        splitter.refuse();
        assertThat(splitter.next()).isInstanceOf(Step.NeedMore.class);
    }

    @Test
    void skipsTheRestOfALiteralThatWasReadInPart() {
        feed("a APPEND INBOX {4}\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Streaming.class);
        feed("ab");
        assertThat(read(1)).isEqualTo("a");
        splitter.refuse();
        assertThat(splitter.next()).isInstanceOf(Step.NeedMore.class);
        feed("cd\r\nb NOOP\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("b NOOP")));
    }

    @Test
    void givesUpOnARefusedLiteralThatIsTooMuchToSkip() {
        feed("a APPEND INBOX {9999999999+}\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Streaming.class);
        splitter.refuse();
        assertThat(splitter.next()).isEqualTo(new Step.Fatal("[TOOBIG] Too much to skip"));
        feed("b NOOP\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Fatal.class);
        assertThat(splitter.buffered()).isZero();
    }

    @Test
    void refusesToGoOnWhileALiteralIsUnread() {
        feed("a APPEND INBOX {3+}\r\n");
        splitter.next();
        assertThatThrownBy(splitter::next).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> splitter.nextLine(10)).isInstanceOf(IllegalStateException.class);
    }

    // STARTTLS injection with a bare LF, bare CR, and NUL
    @Test
    void rejectsALineWithAStrayCrLfOrNul() {
        for (String stray : List.of("\n", "\r", "\0", "\r\r\n", "\n\r\n")) {
            before(FrameLimits.BEFORE_LOGIN);
            feed("a STARTTLS" + stray + "b NOOP\r\nc NOOP\r\n");
            assertThat(splitter.next()).isEqualTo(rejected("a", "CR, LF or NUL within a line"));
            Step step = splitter.next();
            if (stray.endsWith("\r\n")) {
                assertThat(step).isEqualTo(complete(text("b NOOP")));
                step = splitter.next();
            }
            assertThat(step).isEqualTo(complete(text("c NOOP")));
        }
    }

    @Test
    void forgetsAllThatCameBeforeTls() {
        feed("a STARTTLS\r\nb LOGIN {5+}\r\nx");
        assertThat(splitter.next()).isEqualTo(complete(text("a STARTTLS")));
        splitter.next();
        splitter.discard();
        assertThat(splitter.buffered()).isZero();
        feed("c NOOP\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("c NOOP")));
    }

    @Test
    void limitsTagAndName() {
        feed("t".repeat(128) + " " + "n".repeat(32) + "\r\n" + "t".repeat(129));
        assertThat(splitter.next()).isInstanceOf(Step.Complete.class);
        assertThat(splitter.next()).isEqualTo(new Step.Rejected(Optional.empty(), "Tag too long"));
        feed("\r\na " + "n".repeat(33));
        assertThat(splitter.next()).isEqualTo(rejected("a", "Command name too long"));
        feed("\r\nb UID " + "n".repeat(33));
        assertThat(splitter.next()).isEqualTo(rejected("b", "Command name too long"));
        feed(" x\r\nc NOOP\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("c NOOP")));
    }

    @Test
    void limitsTheLine() {
        for (FrameLimits limits : List.of(FrameLimits.BEFORE_LOGIN, FrameLimits.AFTER_LOGIN)) {
            before(limits);
            feed("a X " + "(".repeat(limits.line() - 4) + "\r\n");
            assertThat(splitter.next()).isInstanceOf(Step.Complete.class);
            feed("b X " + "(".repeat(limits.line() - 3));
            assertThat(splitter.next()).isEqualTo(rejected("b", "Command line too long"));
            feed("(\r\nc NOOP\r\n");
            assertThat(splitter.next()).isEqualTo(complete(text("c NOOP")));
        }
    }

    @Test
    void countsTheTextOfAllLinesOfACommand() {
        int half = FrameLimits.AFTER_LOGIN.line() / 2;
        feed("a X " + "x".repeat(half) + " {1+}\r\n!" + "x".repeat(half));
        assertThat(splitter.next()).isEqualTo(rejected("a", "Command line too long"));
    }

    @Test
    void letsSetsOfNumbersBeLongerAfterLogin() {
        String set = "1,".repeat(FrameLimits.AFTER_LOGIN.sets() / 2 - 1) + "12";
        feed("a FETCH " + set + " FLAGS\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Complete.class);
        feed("a FETCH " + set + ",1".repeat(FrameLimits.AFTER_LOGIN.line() / 2));
        assertThat(splitter.next()).isEqualTo(rejected("a", "Command line too long"));
        before(FrameLimits.BEFORE_LOGIN);
        feed("a FETCH " + set);
        assertThat(splitter.next()).isEqualTo(rejected("a", "Command line too long"));
    }

    @Test
    void endsDigitsWithoutEnd() {
        feed("a X {" + "9".repeat(FrameLimits.AFTER_LOGIN.line()));
        assertThat(splitter.next()).isEqualTo(rejected("a", "Command line too long"));
    }

    @Test
    void limitsALiteralBeforeItIsAskedFor() {
        before(FrameLimits.BEFORE_LOGIN);
        feed("a X {4096}\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Continue.class);
        before(FrameLimits.BEFORE_LOGIN);
        feed("a X {4097}\r\n");
        assertThat(splitter.next()).isEqualTo(rejected("a", "[TOOBIG] Literal too large"));
        feed("b NOOP\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("b NOOP")));
    }

    @Test
    void skipsALiteralThatIsTooLargeAndOnItsWay() {
        before(FrameLimits.BEFORE_LOGIN);
        feed("a X {4097+}\r\n" + "\n".repeat(4097) + " more {2+}\r\n\r\n\r\nb NOOP\r\n");
        assertThat(splitter.next()).isEqualTo(rejected("a", "[TOOBIG] Literal too large"));
        assertThat(splitter.next()).isEqualTo(complete(text("b NOOP")));
    }

    @Test
    void diesOfLiteralsOfAbsurdSize() {
        for (String size :
                List.of("9999999999", "9223372036854775808", "9".repeat(1000), "0".repeat(500) + "99999999")) {
            before(FrameLimits.BEFORE_LOGIN);
            feed("a X {" + size + "+}\r\n");
            assertThat(splitter.next()).isEqualTo(rejected("a", "[TOOBIG] Literal too large"));
            assertThat(splitter.next()).isEqualTo(new Step.Fatal("[TOOBIG] Too much to skip"));
        }
    }

    @Test
    void diesOfALiteralOfWhichTheDigitsWereSkipped() {
        before(FrameLimits.BEFORE_LOGIN);
        feed("a X\n{");
        assertThat(splitter.next()).isInstanceOf(Step.Rejected.class);
        for (int i = 0; i < 200; i++) {
            feed("0");
            assertThat(splitter.next()).isInstanceOf(Step.NeedMore.class);
        }
        feed("5+}\r\nb NOOP\r\n");
        assertThat(splitter.next()).isInstanceOf(Step.Fatal.class);
    }

    // Cyrus 2024-34055, James 2024-37358
    @Test
    void limitsNumberAndSumOfLiterals() {
        feed("a SEARCH" + " TO {0+}\r\n".repeat(65) + "\r\nb NOOP\r\n");
        assertThat(splitter.next()).isEqualTo(rejected("a", "Too many literals"));
        assertThat(splitter.next()).isEqualTo(complete(text("b NOOP")));
        feed(("c SEARCH TO {1000000+}\r\n" + "x".repeat(1_000_000)) + " TO {100000}\r\n");
        assertThat(splitter.next()).isEqualTo(rejected("c", "[TOOBIG] Literal too large"));
        feed("d NOOP\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("d NOOP")));
    }

    @Test
    void skipsNoMoreThanItMay() {
        before(FrameLimits.BEFORE_LOGIN);
        feed("a X\n");
        assertThat(splitter.next()).isInstanceOf(Step.Rejected.class);
        byte[] block = octets("x".repeat(8192));
        for (int i = 0; i < 8; i++) {
            splitter.feed(block, 0, block.length);
            assertThat(splitter.next()).isInstanceOf(Step.NeedMore.class);
            assertThat(splitter.buffered()).isLessThan(100);
        }
        splitter.feed(block, 0, block.length);
        assertThat(splitter.next()).isInstanceOf(Step.Fatal.class);
    }

    // iOS 18 and Dovecot 2020-24386
    @Test
    void leavesWhatFollowsALine() {
        feed("a IDLE\r\nDONE\r\nb COPY 1:* x\r\n");
        assertThat(splitter.next()).isEqualTo(complete(text("a IDLE")));
        Step.Line line = (Step.Line) splitter.nextLine(4);
        assertThat(line.octets()).isEqualTo(octets("DONE"));
        assertThat(splitter.nextLine(100)).isInstanceOf(Step.Line.class);
        assertThat(splitter.nextLine(100)).isInstanceOf(Step.NeedMore.class);
    }

    @Test
    void diesOfALineThatIsTooLongOrStray() {
        feed("DONEx");
        assertThat(splitter.nextLine(4)).isEqualTo(new Step.Fatal("[TOOBIG] Line too long"));
        before(FrameLimits.AFTER_LOGIN);
        feed("DONE\n");
        assertThat(splitter.nextLine(40)).isEqualTo(new Step.Fatal("CR, LF or NUL within a line"));
    }
}
