package org.restante.protocol.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.restante.protocol.command.Section;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.response.FetchData.MessageFlags.Recency;
import org.restante.protocol.wire.ImapWriter;

final class FetchEncoderTest {
    private final ImapWriter out = new ImapWriter();

    private String written() {
        return new String(out.take(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theItemsOfAMessageStandInOneLine() {
        FetchEncoder.begin(out, 12);
        FetchEncoder.flags(out, Flags.of(MessageFlag.SEEN), Recency.RECENT);
        out.sp();
        FetchEncoder.uid(out, 4_294_967_295L);
        out.sp();
        FetchEncoder.size(out, 44_827);
        out.sp();
        FetchEncoder.modSeq(out, new ModSeq(65_402));
        out.sp();
        FetchEncoder.binarySize(out, List.of(1, 2), 7);
        FetchEncoder.end(out);
        assertThat(written())
                .isEqualTo("* 12 FETCH (FLAGS (\\Seen \\Recent) UID 4294967295 RFC822.SIZE 44827 MODSEQ (65402)"
                        + " BINARY.SIZE[1.2] 7)\r\n");
    }

    @Test
    void noFlagsAreAnEmptyList() {
        FetchEncoder.flags(out, Flags.NONE, Recency.NOT_RECENT);
        assertThat(written()).isEqualTo("FLAGS ()");
        FetchEncoder.flags(out, Flags.NONE, Recency.RECENT);
        assertThat(written()).isEqualTo("FLAGS (\\Recent)");
    }

    @Test
    void theDayIsPaddedWithASpace() {
        FetchEncoder.internalDate(out, new InternalDate(839_321_065, -7 * 60));
        assertThat(written()).isEqualTo("INTERNALDATE \" 6-Aug-1996 01:44:25 -0700\"");
    }

    @Test
    void datesAtTheEndsOfTheCalendarKeepTheirShape() {
        FetchEncoder.internalDate(out, new InternalDate(253_402_300_799L, 1080));
        assertThat(written()).isEqualTo("INTERNALDATE \"31-Dec-9999 23:59:59 +0000\"");
        FetchEncoder.internalDate(out, new InternalDate(-62_167_219_200L, -1080));
        assertThat(written()).isEqualTo("INTERNALDATE \" 1-Jan-0000 00:00:00 +0000\"");
    }

    // Apple Mail asks for BODY.PEEK[]<0.393216>, and stalls on {0}.
    @Test
    void contentIsALiteralUnlessItIsEmpty() {
        FetchEncoder.body(out, Section.ALL, OptionalLong.of(0), 5);
        assertThat(written()).isEqualTo("BODY[]<0> {5}\r\n");
        FetchEncoder.body(out, new Section(List.of(1), Section.Whole.MIME), OptionalLong.empty(), 0);
        assertThat(written()).isEqualTo("BODY[1.MIME] \"\"");
        FetchEncoder.binary8(out, List.of(1), OptionalLong.empty(), 3);
        assertThat(written()).isEqualTo("BINARY[1] ~{3}\r\n");
        FetchEncoder.binary8(out, List.of(1), OptionalLong.empty(), 0);
        assertThat(written()).isEqualTo("BINARY[1] \"\"");
        FetchEncoder.binary(out, List.of(1), OptionalLong.empty(), 3);
        assertThat(written()).isEqualTo("BINARY[1] {3}\r\n");
        FetchEncoder.rfc822(out, FetchContent.Rfc822.Item.RFC822_HEADER, 3);
        assertThat(written()).isEqualTo("RFC822.HEADER {3}\r\n");
    }
}
