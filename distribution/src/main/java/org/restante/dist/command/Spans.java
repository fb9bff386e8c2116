package org.restante.dist.command;

import java.time.Duration;
import java.util.Locale;

/** How long something has lasted, and how many octets it has, for people. */
final class Spans {
    private static final String[] UNITS = {"octets", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final int STEP = 1024;

    private Spans() {}

    /** Returns the two largest units: {@code 3 d 4 h}, {@code 5 m 12 s}, {@code 7 s}. */
    static String time(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " m";
        }
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " m " + time.toSecondsPart() + " s";
        }
        return time.toSeconds() + " s";
    }

    /** Returns a size in the unit that suits it. */
    static String octets(double octets) {
        double size = octets;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }
}
