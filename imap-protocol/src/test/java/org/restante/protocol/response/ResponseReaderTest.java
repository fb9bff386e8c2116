package org.restante.protocol.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.command.Section;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;

final class ResponseReaderTest {
    private final ResponseReader reader = new ResponseReader();

    private void feed(String octets) {
        byte[] latin1 = octets.getBytes(StandardCharsets.ISO_8859_1);
        reader.feed(latin1, 0, latin1.length);
    }

    private Response read(String octets) throws ImapSyntaxException {
        feed(octets);
        return reader.next().orElseThrow();
    }

    @Test
    void aLiteralBelongsToTheResponseWhateverItHolds() throws ImapSyntaxException {
        Response response = read("* 12 FETCH (BODY[HEADER] {14}\r\n* 9 EXISTS\r\n\r\n UID 7)\r\n");
        assertThat(response)
                .isEqualTo(new FetchResponse(
                        12,
                        List.of(
                                new FetchContent.Body(
                                        new Section(List.of(), Section.Whole.HEADER),
                                        OptionalLong.empty(),
                                        Optional.of(Octets.of("* 9 EXISTS\r\n\r\n"))),
                                new FetchData.Uid(7))));
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void theResponsesOfAPacketComeOneByOne() throws ImapSyntaxException {
        assertThat(read("* 5 EXISTS\r\n* 0 RECENT\r\na1 OK done\r\n* 6 EX")).isEqualTo(new ExistsResponse(5));
        assertThat(reader.next()).contains(new RecentResponse(0));
        assertThat(reader.next()).contains(Tagged.of("a1", Condition.OK, Optional.empty(), "done"));
        assertThat(reader.next()).isEmpty();
        assertThat(read("ISTS\r\n")).isEqualTo(new ExistsResponse(6));
    }

    @Test
    void everyPrefixOfAResponseIsIncomplete() throws ImapSyntaxException {
        String whole = "* 1 FETCH (BINARY[1.2]<5> ~{3}\r\na\0b BODY[] NIL FLAGS (\\Recent \\X-New $a))\r\n";
        for (int length = 0; length < whole.length(); length++) {
            ResponseReader prefix = new ResponseReader();
            byte[] octets = whole.getBytes(StandardCharsets.ISO_8859_1);
            prefix.feed(octets, 0, length);
            assertThat(prefix.next()).isEmpty();
            prefix.feed(octets, length, octets.length - length);
            assertThat(prefix.next()).isPresent();
        }
    }

    @Test
    void anErrorInOneResponseLeavesTheNextAlone() throws ImapSyntaxException {
        feed("* 0 FETCH (UID 1)\r\n* 5 EXISTS\r\n");
        assertThatThrownBy(reader::next).isInstanceOf(ImapSyntaxException.class);
        assertThat(reader.next()).contains(new ExistsResponse(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "* ",
                "* 5",
                "* 4294967296 EXISTS",
                "* 99999999999999999999999 EXISTS",
                "* 0 EXPUNGE",
                "* 1 FETCH (UID 0)",
                "* 1 FETCH (UID 1",
                "* 1 FETCH (FLAGS (\\))",
                "* 1 FETCH (MODSEQ (0))",
                "* 1 FETCH (MODSEQ (9223372036854775808))",
                "* 1 FETCH (INTERNALDATE \"31-Feb-2024 00:00:00 +0000\")",
                "* 1 FETCH (INTERNALDATE \"1-Feb-2024 00:00:00 +0000\")",
                "* 1 FETCH (BODY[\"] NIL)",
                "* 1 FETCH (BINARY[0] NIL)",
                "* 1 FETCH (BODY[] \"a\\)",
                "* 1 FETCH (BODY[] {3})",
                "* LIST (Noselect) \"/\" a",
                "* LIST () \"//\" a",
                "* LIST () \"/\" &AAE",
                "* LIST () \"/\" &AC8-",
                "* STATUS a (MESSAGES)",
                "* ESEARCH (TAG \"a+\") COUNT 1",
                "* SEARCH 1 0",
                "* VANISHED 1:",
                "* VANISHED (LATER) 1",
                "* OK [UIDNEXT 0] x",
                "* OK [COPYUID 1 1:3 1:2] x",
                "* OK [ALERT",
                "a1 BYE x",
                "a+1 OK x",
                "a1",
                "\u00e9 OK x",
                "* NAMESPACE ((",
                "* ID (\"a\")",
                "* 5 EXISTS now"
            })
    void whatIsNoResponseIsRefused(String line) {
        feed(line + "\r\n");
        assertThatThrownBy(reader::next).isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void whatNoGrammarKnowsIsKept() throws ImapSyntaxException {
        assertThat(read("* X-QUOTA \"\" (STORAGE 10 512 {3}\r\na\r\n)\r\n"))
                .isEqualTo(new UnknownResponse(Octets.of("X-QUOTA \"\" (STORAGE 10 512 {3}\r\na\r\n)")));
        assertThat(read("* 7 VANISHING act\r\n")).isEqualTo(new UnknownResponse(Octets.of("7 VANISHING act")));
        assertThat(read("* OK [X-NEW (a \"b\")] hello\r\n"))
                .isEqualTo(StatusResponse.ok(new UnknownCode("X-NEW", Optional.of("(a \"b\")")), "hello"));
        assertThat(read("* 1 FETCH (X-A (b {1}\r\n)) X-B[1] NIL)\r\n"))
                .isEqualTo(new FetchResponse(
                        1,
                        List.of(
                                new UnknownFetchData("X-A", Octets.EMPTY, Octets.of("(b {1}\r\n))")),
                                new UnknownFetchData("X-B", Octets.of("[1]"), Octets.of("NIL")))));
    }

    @Test
    void whatServersLeaveOutIsForgiven() throws ImapSyntaxException {
        assertThat(read("+\r\n")).isEqualTo(Continuation.of(""));
        assertThat(read("a1 OK\r\n")).isEqualTo(Tagged.of("a1", Condition.OK, Optional.empty(), ""));
        assertThat(read("* OK [READ-ONLY]\r\n")).isEqualTo(StatusResponse.ok(PlainCode.READ_ONLY, ""));
        assertThat(read("* SEARCH 1 2 \r\n")).isEqualTo(new SearchResponse(UidSet.of(1, 2), Optional.empty()));
        assertThat(read("* search 3\r\n")).isEqualTo(new SearchResponse(UidSet.of(3), Optional.empty()));
    }

    @Test
    void aLineIsAsLongAsItsLimitAndNoLonger() throws ImapSyntaxException {
        ResponseReader small = new ResponseReader(ResponseGrammar.core(), new ResponseLimits(20, 40));
        byte[] edge = ("* OK " + "x".repeat(15) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        small.feed(edge, 0, edge.length);
        assertThat(small.next()).isPresent();
        byte[] beyond = "x".repeat(23).getBytes(StandardCharsets.US_ASCII);
        small.feed(beyond, 0, beyond.length);
        assertThatThrownBy(small::next).isInstanceOf(ImapSyntaxException.class);
        small.feed(edge, 0, edge.length);
        assertThatThrownBy(small::next).isInstanceOf(ImapSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{41}", "{999999999999}", "~{30}"})
    void aLiteralBeyondTheLimitIsRefusedBeforeItComes(String literal) {
        ResponseReader small = new ResponseReader(ResponseGrammar.core(), new ResponseLimits(20, 40));
        byte[] octets = ("* X " + literal + "\r\n").getBytes(StandardCharsets.US_ASCII);
        small.feed(octets, 0, octets.length);
        assertThatThrownBy(small::next).isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void listsNestSoDeepAndNoDeeper() throws ImapSyntaxException {
        int depth = ResponseCursor.MAX_DEPTH;
        assertThat(read("* 1 FETCH (X " + "(".repeat(depth) + ")".repeat(depth) + ")\r\n"))
                .isNotNull();
        feed("* 1 FETCH (X " + "(".repeat(depth + 1) + ")".repeat(depth + 1) + ")\r\n");
        assertThatThrownBy(reader::next).isInstanceOf(ImapSyntaxException.class);
        feed("* 1 FETCH (X " + "(".repeat(1_000_000) + "\r\n");
        assertThatThrownBy(reader::next).isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void aMillionNumbersAreOneResponse() throws ImapSyntaxException {
        StringBuilder line = new StringBuilder("* SEARCH");
        for (int i = 1_000_000; i > 0; i--) {
            line.append(' ').append(i);
        }
        Response response = read(line.append("\r\n").toString());
        assertThat(response).isEqualTo(new SearchResponse(UidSet.range(1, 1_000_000), Optional.empty()));
    }

    @Provide
    Arbitrary<Response> responses() {
        return ResponseArbitraries.responses();
    }

    @Property
    void damagedResponsesThrowNothingElse(
            @ForAll("responses") Response response,
            @ForAll @Size(min = 1, max = 4) List<Integer> places,
            @ForAll byte octet) {
        byte[] octets = ResponseRoundTripTest.encode(response, MailboxEncoding.MODIFIED_UTF7);
        for (int place : places) {
            octets[Math.floorMod(place, octets.length)] = octet;
        }
        readAll(octets);
    }

    @Property
    void noOctetsThrowAnythingElse(@ForAll byte[] octets) throws IOException {
        byte[] line = ("* 1 FETCH (" + new String(octets, StandardCharsets.ISO_8859_1) + ")\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        readAll(octets);
        readAll(line);
    }

    // Reads until nothing is left; responses that are refused are skipped, anything but that fails the test.
    private static void readAll(byte[] octets) {
        ResponseReader reader = new ResponseReader(ResponseGrammar.core(), new ResponseLimits(1000, 2000));
        reader.feed(octets, 0, octets.length);
        for (int responses = 0; responses <= octets.length; responses++) {
            try {
                if (reader.next().isEmpty()) {
                    return;
                }
            } catch (ImapSyntaxException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }
}
