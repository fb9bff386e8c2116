package org.restante.protocol.mime;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a message says that it was sent: its Date field.
 *
 * @param epochSecond seconds since 1970-01-01T00:00:00Z, from the year 1 to the year 9999
 * @param offsetMinutes the zone, in minutes east of UTC, -1,439 to 1,439; 0 if it was not understood
 */
public record SentDate(long epochSecond, int offsetMinutes) {
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int MAX_OFFSET = 24 * 60;
    private static final long MIN = -62_135_683_200L; // a day before the year 1, since zones shift it
    private static final long MAX = 253_402_387_199L;

    public SentDate {
        if (Math.abs(offsetMinutes) >= MAX_OFFSET) {
            throw new IllegalArgumentException("not a zone: " + offsetMinutes);
        }
        if (epochSecond < MIN || epochSecond > MAX) {
            throw new IllegalArgumentException("not a date of this era: " + epochSecond);
        }
    }

    /** Returns the day in its own zone: "disregarding time and timezone", as SENTON wants it (RFC 9051 section 6.4.4). */
    public LocalDate day() {
        return LocalDate.ofEpochDay(Math.floorDiv(epochSecond + offsetMinutes * 60L, SECONDS_OF_DAY));
    }

    /**
     * Reads a Date field of RFC 5322 section 3.3, in its obsolete forms and in those that real mail has: without a day
     * of the week, with a year of two digits, as {@code ctime} prints it. What is wrong with the zone makes it UTC, what
     * is wrong with the time makes it midnight (RFC 5256 section 2.2).
     *
     * @return the date, or nothing if there is none
     */
    public static Optional<SentDate> parse(String field) {
        return new SentDateParser(field).parse();
    }
}
