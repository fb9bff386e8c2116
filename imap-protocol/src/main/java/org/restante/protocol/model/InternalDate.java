package org.restante.protocol.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * When a message came into the store, with the zone it was given in, so that a client reads back what it wrote (RFC 9051
 * section 2.3.3).
 *
 * @param epochSecond seconds since 1970-01-01T00:00:00Z, from the year 0 to the year 9999
 * @param offsetMinutes the zone, in minutes east of UTC, -1,080 to 1,080
 */
public record InternalDate(long epochSecond, int offsetMinutes) implements Comparable<InternalDate> {
    private static final int OFFSET_BITS = 12;
    private static final int MAX_OFFSET = 18 * 60;
    private static final long MIN = -62_167_219_200L;
    private static final long MAX = 253_402_300_799L;

    public InternalDate {
        if (epochSecond < MIN || epochSecond > MAX || Math.abs(offsetMinutes) > MAX_OFFSET) {
            throw new IllegalArgumentException("not a date of this era: " + epochSecond + " s, " + offsetMinutes);
        }
    }

    /** Returns the date of this moment, in UTC. */
    public static InternalDate of(Instant moment) {
        return new InternalDate(moment.getEpochSecond(), 0);
    }

    /** Returns this date; seconds of an offset are dropped, since the protocol has no place for them. */
    public static InternalDate of(OffsetDateTime date) {
        return new InternalDate(date.toEpochSecond(), date.getOffset().getTotalSeconds() / 60);
    }

    /** Returns the date that {@link #packed} made this number of. */
    public static InternalDate unpack(long packed) {
        return new InternalDate(packed >> OFFSET_BITS, (int) (packed & (1 << OFFSET_BITS) - 1) - MAX_OFFSET);
    }

    /** Returns moment and zone in one number; of two numbers the smaller is the earlier moment. */
    public long packed() {
        return epochSecond << OFFSET_BITS | offsetMinutes + MAX_OFFSET;
    }

    /** Returns the date with its zone. */
    public OffsetDateTime toOffsetDateTime() {
        return Instant.ofEpochSecond(epochSecond).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
    }

    /** Returns the day, "disregarding time and timezone" as SEARCH wants it (RFC 9051 section 6.4.4). */
    public LocalDate day() {
        return LocalDate.ofEpochDay(Math.floorDiv(epochSecond + offsetMinutes * 60L, 86_400L));
    }

    @Override
    public int compareTo(InternalDate other) {
        return Long.compare(packed(), other.packed());
    }
}
