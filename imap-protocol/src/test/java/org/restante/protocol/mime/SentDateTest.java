package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SentDateTest {

    private static void assertDate(String field, String instant) {
        assertThat(SentDate.parse(field).map(SentDate::epochSecond))
                .as(field)
                .contains(Instant.parse(instant).getEpochSecond());
    }

    // RFC 5322 appendix A
    @Test
    void readsTheExamplesOfTheRfc() {
        assertDate("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z");
        assertDate("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T08:52:37Z");
        assertDate(
                "Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)",
                "1969-02-14T03:02:00Z");
        assertDate("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z");
        assertDate("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", "1997-11-21T15:55:06Z");
    }

    @Test
    void readsWhatRealMailHas() {
        assertDate("Wed, 17 Jul 1996 02:23:25 PDT", "1996-07-17T09:23:25Z");
        assertDate("17-Jul-1996 02:23:25-0700", "1996-07-17T09:23:25Z");
        assertDate("Wed Jul 17 02:23:25 1996", "1996-07-17T02:23:25Z");
        assertDate("Wed Jul 17 02:23:25 EST 1996", "1996-07-17T07:23:25Z");
        assertDate("1 Jan 102 00:00 +01:00", "2001-12-31T23:00:00Z");
        assertDate("1 Jan 49 00:00:60", "2049-01-01T00:00:59Z");
        assertDate("1 January 50", "1950-01-01T00:00:00Z");
    }

    // RFC 5256 section 2.2
    @Test
    void takesABadZoneForUtcAndABadTimeForMidnight() {
        assertDate("1 Jan 2000 12:00 +9999", "2000-01-01T12:00:00Z");
        assertDate("1 Jan 2000 12:00 XYZ", "2000-01-01T12:00:00Z");
        assertDate("1 Jan 2000 25:00", "2000-01-01T00:00:00Z");
    }

    @Test
    void knowsTheDayWithoutTimeAndZone() {
        assertThat(SentDate.parse("31 Dec 1999 23:59:59 -1200").orElseThrow().day())
                .isEqualTo(LocalDate.of(1999, 12, 31));
        assertThat(SentDate.parse("1 Jan 2000 00:00:00 +1400").orElseThrow().day())
                .isEqualTo(LocalDate.of(2000, 1, 1));
    }

    @Test
    void knowsWhatIsNoDate() {
        for (String field : new String[] {
            "", "soon", "31 Feb 2000", "0 Jan 2000", "1 Foo 2000", "1 Jan", "1 Jan 0000", "\u0661 Jan 2000"
        }) {
            assertThat(SentDate.parse(field)).as(field).isEmpty();
        }
        assertDate("1 Jan 0001 00:00 +2359", "0000-12-31T00:01:00Z");
        assertDate("31 Dec 9999 23:59:59 -2359", "+10000-01-01T23:58:59Z");
    }

    @Property
    void takesAnyText(@ForAll String text) {
        assertThat(SentDate.parse("1 Jan 2000 " + text)).isNotNull();
        assertThat(SentDate.parse(text)).isNotNull();
    }
}
