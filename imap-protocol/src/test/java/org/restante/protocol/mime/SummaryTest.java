package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SummaryTest {
    private static final String MAIL =
            """
            Received: by x
            Date: Mon, 31 Dec 2001 23:30:00 -0500
            X-Other: y
            SUBJECT: a
             folded
            To: a@b
            Received: by y
            To: c@d

            body
            """;

    @Test
    void knowsSizeAndSentDate() {
        Summary summary = Mail.scan(MAIL);
        assertThat(summary.size()).isEqualTo(Mail.octets(MAIL).length);
        SentDate sent = summary.sentDate().orElseThrow();
        assertThat(sent.epochSecond()).isEqualTo(1_009_859_400L);
        assertThat(sent.day()).isEqualTo(LocalDate.of(2001, 12, 31));
        assertThat(Mail.scan("Date: soon\n\n").sentDate()).isEmpty();
    }

    @Test
    void answersHeaderFieldsAsTheyStandInTheHeader() {
        Summary summary = Mail.scan(MAIL);
        assertThat(summary.headerFields(List.of("to", "Subject", "CC")).map(Mail::latin1))
                .contains("SUBJECT: a\r\n folded\r\nTo: a@b\r\nTo: c@d\r\n\r\n");
        assertThat(summary.headerFields(List.of("cc")).map(Mail::latin1)).contains("\r\n");
        assertThat(summary.headerValues("Subject")).contains(List.of("a folded"));
        assertThat(summary.headerValues("to")).contains(List.of("a@b", "c@d"));
        assertThat(summary.headerValues("Bcc")).contains(List.of());
    }

    @Test
    void saysSoIfAFieldIsNotHeld() {
        Summary summary = Mail.scan(MAIL);
        assertThat(summary.holds("Received")).isFalse();
        assertThat(summary.headerFields(List.of("To", "X-Other"))).isEmpty();
        assertThat(summary.headerValues("X-Other")).isEmpty();
        assertThat(summary.holds("")).isFalse();
    }

    @Test
    void holdsAFieldWithAllItsOccurrencesOrNotAtAll() {
        Summary summary = Mail.scan("To: a@b\nSubject: s\nTo: " + "x".repeat(HeldFields.MAX) + "\nCc: c@d\n\n");
        assertThat(summary.holds("To")).isFalse();
        assertThat(summary.headerFields(List.of("To"))).isEmpty();
        assertThat(summary.headerValues("Subject")).contains(List.of("s"));
        assertThat(summary.headerValues("Cc")).contains(List.of("c@d"));
        assertThat(Mail.scan("To: " + "x".repeat(HeldFields.MAX - 6) + "\n\n").holds("To"))
                .isTrue();
        assertThat(Mail.scan("To: " + "x".repeat(HeldFields.MAX - 5) + "\n\n").holds("To"))
                .isFalse();
    }

    @Test
    void readsWhatItWrote() {
        Summary summary = Mail.scan(MAIL);
        Summary again = Summary.decode(summary.encode());
        assertThat(again.encode()).isEqualTo(summary.encode());
        assertThat(again.envelope()).isEqualTo(summary.envelope());
        assertThat(again.part()).isEqualTo(summary.part());
        assertThat(again.sentDate()).isEqualTo(summary.sentDate());
    }

    @Property(tries = 500)
    void refusesDamage(@ForAll @IntRange(max = 10_000) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] octets = Mail.scan(MAIL).encode();
        octets[at % octets.length] ^= (byte) change;
        assertThatThrownBy(() -> Summary.decode(octets)).isInstanceOf(SummaryFormatException.class);
    }

    @Property(tries = 500)
    void refusesWhatIsNoSummary(@ForAll byte[] octets) {
        assertThatThrownBy(() -> Summary.decode(octets)).isInstanceOf(SummaryFormatException.class);
    }

    @Property(tries = 1000)
    void readsNoTableOfPartsThatMakesNoSense(@ForAll byte[] octets) {
        try {
            PartTable.read(octets, 0, octets.length);
        } catch (SummaryFormatException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }
}
