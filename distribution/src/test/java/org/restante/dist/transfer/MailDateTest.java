package org.restante.dist.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // RFC 5322 appendix A.1.1, A.5 (comments), A.6.2 (obsolete)
                "Fri, 21 Nov 1997 09:55:06 -0600|1997-11-21T09:55:06-06:00",
                "Thu, 13 (comment (nested)) Feb 1969 23:32 -0330|1969-02-13T23:32-03:30",
                "21 Nov 97 09:55:06 GMT|1997-11-21T09:55:06Z",
                "1 Jan 49 00:00:00 EST|2049-01-01T00:00-05:00",
                "Sun, 6 Jul 2003 05:04:03 PDT|2003-07-06T05:04:03-07:00",
                "Thu Aug 22 13:17:22 2002|2002-08-22T13:17:22Z",
                "Thu Aug  2 13:17:22 +0200 2002|2002-08-02T13:17:22+02:00",
                "31 Dec 1998 23:59:60 +0000|1998-12-31T23:59:59Z",
            })
    void readsDatesOfMail(String text, String wanted) {
        assertThat(MailDate.parse(text).orElseThrow().toOffsetDateTime()).hasToString(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "31 Feb 2002 10:00:00",
                "1 Jan 2002",
                "1 Jan 2002 24:00:00",
                "((((",
                ":",
                "1 Jan 2002 10:00 +9999"
            })
    void seesNoDateWhereThereIsNone(String text) {
        assertThat(MailDate.parse(text)).isEmpty();
    }

    @Test
    void readsNoDigitsOfOtherScripts() {
        assertThat(MailDate.parse("\u0661 Jan 2002 10:00:00")).isEmpty();
    }

    @Property
    void survivesAnyText(@ForAll String text) {
        assertThat(MailDate.parse(text)).isNotNull();
    }
}
