package org.restante.protocol.response;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** {@code date-time} (RFC 9051 section 9): {@code "17-Jul-1996 02:44:25 -0700"}, 26 characters in quotes. */
final class DateTimes {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final String SHAPE = "dd-mmm-dddd dd:dd:dd sdddd";

    private DateTimes() {}

    // date-time = DQUOTE date-day-fixed "-" date-month "-" date-year SP time SP zone DQUOTE
    static void encode(ImapWriter out, InternalDate internalDate) {
        OffsetDateTime date = internalDate.toOffsetDateTime();
        int zone = internalDate.offsetMinutes();
        if (date.getYear() < 0 || date.getYear() > 9999) { // at either end of the calendar, in that zone but not in UTC
            date = date.withOffsetSameInstant(ZoneOffset.UTC);
            zone = 0;
        }
        byte[] text = new byte[SHAPE.length() + 2];
        text[0] = '"';
        digits(text, 1, 2, date.getDayOfMonth());
        text[1] = text[1] == '0' ? (byte) ' ' : text[1];
        String month = MONTHS.get(date.getMonthValue() - 1);
        text[3] = '-';
        for (int i = 0; i < 3; i++) {
            text[4 + i] = (byte) month.charAt(i);
        }
        text[7] = '-';
        digits(text, 8, 4, date.getYear());
        text[12] = ' ';
        digits(text, 13, 2, date.getHour());
        text[15] = ':';
        digits(text, 16, 2, date.getMinute());
        text[18] = ':';
        digits(text, 19, 2, date.getSecond());
        text[21] = ' ';
        text[22] = (byte) (zone < 0 ? '-' : '+');
        digits(text, 23, 2, Math.abs(zone) / 60);
        digits(text, 25, 2, Math.abs(zone) % 60);
        text[27] = '"';
        out.raw(text, 0, text.length);
    }

    private static void digits(byte[] text, int at, int count, int number) {
        int rest = number;
        for (int i = count - 1; i >= 0; i--) {
            text[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    static InternalDate decode(String text) throws ImapSyntaxException {
        if (!hasShape(text)) {
            throw new ImapSyntaxException("not a date and time");
        }
        int zone = number(text, 22, 24) * 60 + number(text, 24, 26);
        int month = MONTHS.stream()
                        .map(m -> m.equalsIgnoreCase(text.substring(3, 6)))
                        .toList()
                        .indexOf(true)
                + 1;
        try {
            OffsetDateTime date = OffsetDateTime.of(
                    number(text, 7, 11),
                    month,
                    number(text, 0, 2),
                    number(text, 12, 14),
                    number(text, 15, 17),
                    number(text, 18, 20),
                    0,
                    ZoneOffset.ofTotalSeconds((text.charAt(21) == '-' ? -zone : zone) * 60));
            return InternalDate.of(date);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ImapSyntaxException("no such date");
        }
    }

    private static boolean hasShape(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits =
                    switch (SHAPE.charAt(i)) {
                        case 'd' -> c >= '0' && c <= '9' || i == 0 && c == ' ';
                        case 's' -> c == '+' || c == '-';
                        case 'm' -> c > ' ';
                        default -> c == SHAPE.charAt(i);
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) == ' ' ? 0 : text.charAt(i) - '0');
        }
        return number;
    }
}
