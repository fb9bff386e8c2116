package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.restante.protocol.model.BodyParameter;

/**
 * The parameters of Content-Type or Content-Disposition, with the continuations of RFC 2231 joined.
 *
 * <p>A joined value whose segments are percent-encoded stays so, as {@code name*} with its charset in front, which is
 * what Dovecot answers and what clients decode. RFC 9051 section 7.5.2 would have it in UTF-8, under a name that says it
 * is encoded: a client could not tell one from the other, and 8-bit text would go to clients that never asked for it.
 */
final class ParameterList {
    private static final String EXTENDED_CHARACTERS = "!#$&+-.^_`{|}~"; // attribute-char besides letters and digits

    private final int maxContinuations;
    private final List<BodyParameter> sent = new ArrayList<>();
    private final Map<String, Continued> continued = new HashMap<>();

    private ParameterList(int maxContinuations) {
        this.maxContinuations = maxContinuations;
    }

    /** Reads what stands behind the type: parameters, each behind a semicolon. */
    static List<BodyParameter> read(FieldCursor cursor, int maxContinuations) {
        ParameterList list = new ParameterList(maxContinuations);
        cursor.skipParameter();
        while (!cursor.skipSpace().atEnd()) {
            String name = cursor.parameterName();
            if (cursor.tryConsume('=')) {
                String value = cursor.skipSpace().parameterValue();
                if (!name.isEmpty()) {
                    list.add(name, value);
                }
            }
            cursor.skipParameter();
        }
        return list.joined();
    }

    private void add(String name, String value) {
        Segment segment = Segment.of(name, value);
        if (segment.number() < 0) {
            sent.add(new BodyParameter(name, value));
        } else if (segment.number() < maxContinuations) {
            String base = name.substring(0, name.indexOf('*'));
            Continued segments = continued.get(base.toLowerCase(Locale.ROOT));
            if (segments == null) {
                segments = new Continued(base, sent.size());
                continued.put(base.toLowerCase(Locale.ROOT), segments);
                sent.add(new BodyParameter(name, value)); // holds the place of the whole
            }
            segments.segments().putIfAbsent(segment.number(), segment);
        }
    }

    private List<BodyParameter> joined() {
        List<BodyParameter> all = new ArrayList<>(sent);
        for (Continued segments : continued.values()) {
            if (segments.isJoinable()) {
                all.set(segments.place(), segments.join(maxContinuations));
            }
        }
        return all;
    }

    /** The segments of one parameter, and its place among the others. */
    private record Continued(String base, int place, Map<Integer, Segment> segments) {
        Continued(String base, int place) {
            this(base, place, new HashMap<>());
        }

        boolean isJoinable() {
            return segments.containsKey(0);
        }

        // RFC 2231 section 3: numbered from 0, in any order; after a gap nothing can be known of the rest.
        BodyParameter join(int max) {
            boolean extended = false;
            int end = 0;
            for (; end < max && segments.containsKey(end); end++) {
                extended |= segments.get(end).extended();
            }
            StringBuilder value = new StringBuilder();
            for (int i = 0; i < end; i++) {
                Segment segment = segments.get(i);
                if (!extended || segment.extended()) {
                    value.append(segment.value());
                } else {
                    value.append(i == 0 ? "''" : ""); // RFC 2231 section 4: charset and language may be empty
                    encode(segment.value(), value);
                }
            }
            return new BodyParameter(extended ? base + "*" : base, value.toString());
        }

        private static void encode(String plain, StringBuilder encoded) {
            for (byte octet : OctetText.encode(plain)) {
                if (Ascii.isLetter(octet) || Ascii.isDigit(octet) || EXTENDED_CHARACTERS.indexOf(octet) >= 0) {
                    encoded.append((char) octet);
                } else {
                    encoded.append('%')
                            .append(Character.toUpperCase(Character.forDigit(octet >> 4 & 0xF, 16)))
                            .append(Character.toUpperCase(Character.forDigit(octet & 0xF, 16)));
                }
            }
        }
    }

    /**
     * One parameter as it was sent.
     *
     * @param number its number behind the asterisk, or -1 if it is no segment; numbers beyond all limits are 9999
     * @param extended whether its value is percent-encoded
     */
    private record Segment(int number, boolean extended, String value) {
        private static final int BEYOND = 9999;

        static Segment of(String name, String value) {
            int star = name.indexOf('*');
            boolean extended = name.endsWith("*") && name.length() > star + 1;
            int end = extended ? name.length() - 1 : name.length();
            return new Segment(star < 0 ? -1 : number(name, star + 1, end), extended, value);
        }

        // other-sections = "*" ("1" / ... / "9") *DIGIT, so that each number has one spelling.
        private static int number(String name, int from, int end) {
            if (from >= end || name.charAt(from) == '0' && end > from + 1) {
                return -1;
            }
            int number = 0;
            for (int i = from; i < end; i++) {
                if (!Ascii.isDigit(name.charAt(i))) {
                    return -1;
                }
                number = Math.min(BEYOND, number * 10 + name.charAt(i) - '0');
            }
            return number;
        }
    }
}
