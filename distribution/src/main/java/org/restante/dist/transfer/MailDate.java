package org.restante.dist.transfer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.restante.protocol.model.InternalDate;

/**
 * Reads dates as mail has them: those of RFC 5322 section 3.3 with its obsolete forms, and those of {@code asctime} that
 * stand in the first line of a message in an mbox file. Lenient: it looks for a day, a month, a year and a time in any
 * order, and skips what it does not know.
 */
final class MailDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    // RFC 5322 section 4.3, obs-zone; other names say nothing (-0000).
    private static final Map<String, Integer> ZONES =
            Map.of("edt", -4, "est", -5, "cdt", -5, "cst", -6, "mdt", -6, "mst", -7, "pdt", -7, "pst", -8);
    private static final int LONGEST = 200;

    private OptionalInt day = OptionalInt.empty();
    private OptionalInt month = OptionalInt.empty();
    private OptionalInt year = OptionalInt.empty();
    private Optional<LocalTime> time = Optional.empty();
    private int offsetMinutes;

    private MailDate() {}

    /** Returns the date in a text, if there is one. */
    static Optional<InternalDate> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        MailDate date = new MailDate();
        words(text).forEach(date::take);
        return date.get();
    }

    // Without comments in parentheses, split at whitespace and commas.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            depth = Math.max(0, depth + (c == '(' ? 1 : 0));
            if (depth == 0 && c > ' ' && c != ',') {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
            depth = Math.max(0, depth - (c == ')' ? 1 : 0));
        }
        return words;
    }

    private void take(String word) {
        char first = word.charAt(0);
        if (word.indexOf(':') > 0) {
            time = time.or(() -> timeOf(word));
        } else if ((first == '+' || first == '-') && word.length() == 5) {
            number(word.substring(1)).ifPresent(zone -> {
                int minutes = zone / 100 * 60 + zone % 100;
                offsetMinutes = first == '-' ? -minutes : minutes;
            });
        } else if (number(word).isPresent()) {
            takeNumber(number(word).getAsInt(), word.length());
        } else if (word.length() >= 3 && MONTHS.contains(word.substring(0, 3)) && month.isEmpty()) {
            month = OptionalInt.of(MONTHS.indexOf(word.substring(0, 3)) + 1);
        } else if (ZONES.containsKey(word)) {
            offsetMinutes = ZONES.get(word) * 60;
        }
    }

    private void takeNumber(int number, int digits) {
        if (digits <= 2 && day.isEmpty()) {
            day = OptionalInt.of(number);
        } else if (year.isEmpty()) {
            // RFC 5322 section 4.3: 00 to 49 are of this century, 50 to 999 count from 1900.
            year = OptionalInt.of(digits > 3 ? number : number + (digits == 2 && number < 50 ? 2000 : 1900));
        }
    }

    private static Optional<LocalTime> timeOf(String word) {
        String[] parts = word.split(":", -1);
        int[] numbers = new int[3];
        if (parts.length > 3) {
            return Optional.empty();
        }
        for (int i = 0; i < parts.length; i++) {
            OptionalInt number = number(parts[i]);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers[i] = number.getAsInt();
        }
        // A leap second has no place in a LocalTime.
        return numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 60
                ? Optional.empty()
                : Optional.of(LocalTime.of(numbers[0], numbers[1], Math.min(59, numbers[2])));
    }

    private static OptionalInt number(String digits) {
        if (digits.isEmpty() || digits.length() > 4) {
            return OptionalInt.empty();
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalInt.empty();
            }
            number = number * 10 + c - '0';
        }
        return OptionalInt.of(number);
    }

    private Optional<InternalDate> get() {
        if (day.isEmpty() || month.isEmpty() || year.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(year.getAsInt(), month.getAsInt(), day.getAsInt());
            ZoneOffset zone = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
            return Optional.of(InternalDate.of(OffsetDateTime.of(date, time.orElseThrow(), zone)));
        } catch (DateTimeException | IllegalArgumentException noSuchDate) {
            return Optional.empty();
        }
    }
}
