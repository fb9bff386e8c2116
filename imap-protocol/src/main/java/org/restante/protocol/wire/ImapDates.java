package org.restante.protocol.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.restante.protocol.model.InternalDate;

/** Dates as RFC 9051 section 9 spells them: {@code 1-Feb-1994}, {@code "01-Feb-1994 13:05:09 -0700"}. */
final class ImapDates {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private ImapDates() {}

    // date = date-text / DQUOTE date-text DQUOTE; date-text = date-day "-" date-month "-" date-year
    static LocalDate date(ImapReader in) throws ImapSyntaxException {
        boolean quoted = in.tryConsume('"');
        int day = digits(in, 1);
        if (isDigit(in.peek())) {
            day = 10 * day + digits(in, 1);
        }
        LocalDate date = monthAndYear(in, day);
        if (quoted) {
            in.expect('"');
        }
        return date;
    }

    // date-time = DQUOTE date-day-fixed "-" date-month "-" date-year SP time SP zone DQUOTE
    static InternalDate dateTime(ImapReader in) throws ImapSyntaxException {
        in.expect('"');
        // date-day-fixed = (SP DIGIT) / 2DIGIT
        int day = in.tryConsume(' ') ? digits(in, 1) : digits(in, 2);
        LocalDate date = monthAndYear(in, day);
        in.sp();
        int hour = digits(in, 2);
        in.expect(':');
        int minute = digits(in, 2);
        in.expect(':');
        int second = digits(in, 2);
        in.sp();
        int zone = zone(in);
        in.expect('"');
        try {
            // A leap second is the last one of its minute.
            return InternalDate.of(OffsetDateTime.of(
                    date.atTime(hour, minute, second == 60 ? 59 : second), ZoneOffset.ofTotalSeconds(zone * 60)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw notADate();
        }
    }

    // zone = ("+" / "-") 4DIGIT
    private static int zone(ImapReader in) throws ImapSyntaxException {
        boolean west = in.tryConsume('-');
        if (!west) {
            in.expect('+');
        }
        int hours = digits(in, 2);
        int minutes = digits(in, 2);
        if (minutes > 59) {
            throw notADate();
        }
        int zone = hours * 60 + minutes;
        return west ? -zone : zone;
    }

    private static LocalDate monthAndYear(ImapReader in, int day) throws ImapSyntaxException {
        in.expect('-');
        String name = "" + letter(in) + letter(in) + letter(in);
        int month = 0;
        while (month < MONTHS.size() && !MONTHS.get(month).equalsIgnoreCase(name)) {
            month++;
        }
        in.expect('-');
        int year = digits(in, 4);
        try {
            return LocalDate.of(year, month + 1, day);
        } catch (DateTimeException e) {
            throw notADate();
        }
    }

    private static char letter(ImapReader in) throws ImapSyntaxException {
        int c = in.peek();
        if (!in.tryConsume((char) c) || c >= 0x80) {
            throw notADate();
        }
        return (char) c;
    }

    private static int digits(ImapReader in, int count) throws ImapSyntaxException {
        int number = 0;
        for (int i = 0; i < count; i++) {
            int c = in.peek();
            if (!isDigit(c)) {
                throw notADate();
            }
            in.expect((char) c);
            number = 10 * number + c - '0';
        }
        return number;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static ImapSyntaxException notADate() {
        return new ImapSyntaxException("Not a date");
    }

    static void write(ImapWriter out, LocalDate date) {
        out.number(date.getDayOfMonth());
        writeMonthAndYear(out, date);
    }

    static void write(ImapWriter out, InternalDate internal) {
        OffsetDateTime date = internal.toOffsetDateTime();
        if (date.getYear() < 0 || date.getYear() > 9999) {
            // At the ends of the calendar a zone may need a fifth digit; the moment is the same in UTC.
            write(out, new InternalDate(internal.epochSecond(), 0));
            return;
        }
        out.raw(date.getDayOfMonth() < 10 ? "\" " : "\"").number(date.getDayOfMonth());
        writeMonthAndYear(out, date.toLocalDate());
        int offset = Math.abs(internal.offsetMinutes());
        write(out.sp(), date.getHour(), 2);
        write(out.raw(":"), date.getMinute(), 2);
        write(out.raw(":"), date.getSecond(), 2);
        write(out.raw(internal.offsetMinutes() < 0 ? " -" : " +"), 100 * (offset / 60) + offset % 60, 4);
        out.raw("\"");
    }

    private static void writeMonthAndYear(ImapWriter out, LocalDate date) {
        out.raw("-").raw(MONTHS.get(date.getMonthValue() - 1)).raw("-");
        write(out, date.getYear(), 4);
    }

    private static void write(ImapWriter out, int number, int digits) {
        for (int limit = 10, i = 1; i < digits; i++, limit *= 10) {
            if (number < limit) {
                out.raw("0");
            }
        }
        out.number(number);
    }
}
