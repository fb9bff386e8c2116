package org.restante.protocol.mime;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/** Reads a Date field word by word, each for what it looks like, wherever it stands. */
final class SentDateParser {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int NONE = -1;
    private static final int MAX_LENGTH = 1000;
    private static final int MINUTES_OF_DAY = 24 * 60;

    private final String field;
    private int at;
    private int day = NONE;
    private int month = NONE;
    private int year = NONE;
    private int secondOfDay = NONE;
    private int zone;

    SentDateParser(String field) {
        this.field = field.length() > MAX_LENGTH ? field.substring(0, MAX_LENGTH) : field;
    }

    Optional<SentDate> parse() {
        while (at < field.length()) {
            char c = field.charAt(at);
            if (c == '(') {
                skipComment();
            } else if (Ascii.isDigit(c)) {
                readNumber();
            } else if (Ascii.isLetter(c)) {
                readWord();
            } else if ((c == '+' || c == '-') && secondOfDay != NONE) {
                readZone();
            } else {
                at++;
            }
        }
        if (day == NONE
                || month == NONE
                || year == NONE
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Optional.empty();
        }
        long local = LocalDate.of(year, month, day).toEpochDay() * 86_400L + Math.max(0, secondOfDay);
        return Optional.of(new SentDate(local - zone * 60L, zone));
    }

    private void skipComment() {
        int depth = 0;
        do {
            switch (field.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> at++;
                default -> {}
            }
            at++;
        } while (depth > 0 && at < field.length());
    }

    private int digits() {
        int value = 0;
        while (at < field.length() && Ascii.isDigit(field.charAt(at))) {
            value = Math.min(1_000_000, value * 10 + field.charAt(at++) - '0');
        }
        return value;
    }

    private void readNumber() {
        int start = at;
        int value = digits();
        int length = at - start;
        if (secondOfDay == NONE && tryColon()) {
            readTime(value);
        } else if (day == NONE && length <= 2) {
            day = value >= 1 && value <= 31 ? value : NONE;
        } else if (year == NONE && length >= 2 && length <= 4) {
            // RFC 5322 section 4.3: 00 to 49 are of this century, other years of two or three digits of 1900 on.
            int base = length == 4 ? 0 : length == 3 || value >= 50 ? 1900 : 2000;
            year = base + value >= 1 ? base + value : NONE;
        }
    }

    // Goes behind a colon with the space and the comments around it (RFC 5322 section 4.3), if one comes next.
    private boolean tryColon() {
        int start = at;
        skipSpace();
        if (at < field.length() && field.charAt(at) == ':') {
            at++;
            skipSpace();
            return true;
        }
        at = start;
        return false;
    }

    private void skipSpace() {
        while (at < field.length() && (field.charAt(at) == '(' || Ascii.isBlank(field.charAt(at)))) {
            if (field.charAt(at) == '(') {
                skipComment();
            } else {
                at++;
            }
        }
    }

    // time-of-day = hour ":" minute [ ":" second ]
    private void readTime(int hour) {
        int minute = digits();
        int second = tryColon() ? digits() : 0;
        boolean valid = hour < 24 && minute < 60 && second <= 60;
        secondOfDay = valid ? hour * 3600 + minute * 60 + Math.min(second, 59) : 0; // 60 is a leap second
    }

    private void readWord() {
        int start = at;
        while (at < field.length() && Ascii.isLetter(field.charAt(at))) {
            at++;
        }
        String word = field.substring(start, at).toLowerCase(Locale.ROOT);
        int index = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
        if (month == NONE && index >= 0 && index % 3 == 0) {
            month = index / 3 + 1;
        } else {
            // RFC 5322 section 4.3: obs-zone; those of one letter but Z mean nothing that can be relied on.
            zone = switch (word) {
                case "edt" -> -4 * 60;
                case "est", "cdt" -> -5 * 60;
                case "cst", "mdt" -> -6 * 60;
                case "mst", "pdt" -> -7 * 60;
                case "pst" -> -8 * 60;
                default -> zone;
            };
        }
    }

    // zone = ("+" / "-") 4DIGIT, or with a colon within
    private void readZone() {
        int sign = field.charAt(at++) == '-' ? -1 : 1;
        int start = at;
        int value = digits();
        if (at - start == 2 && at < field.length() && field.charAt(at) == ':') {
            at++;
            value = value * 100 + Math.min(digits(), 99);
        } else if (at - start != 4) {
            return;
        }
        int minutes = value / 100 * 60 + value % 100;
        if (value % 100 < 60 && minutes < MINUTES_OF_DAY) {
            zone = sign * minutes;
        }
    }
}
