package org.restante.protocol.mime;

/** What single octets are in a header. */
final class Ascii {
    private static final String TSPECIALS = "()<>@,;:\\\"/[]?=";
    private static final int DEL = 0x7F;

    private Ascii() {}

    static int lower(int octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
    }

    static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    static boolean isLetter(int octet) {
        int lower = lower(octet);
        return lower >= 'a' && lower <= 'z';
    }

    /** Space, tab, and what is left of a fold. NUL is nothing a header may hold, and separates just as well. */
    static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n' || octet == 0;
    }

    /** token of RFC 2045 section 5.1. */
    static boolean isToken(int octet) {
        return octet > ' ' && octet < DEL && TSPECIALS.indexOf(octet) < 0;
    }

    /** Returns the value of a hexadecimal digit, or -1. */
    static int hex(int octet) {
        if (isDigit(octet)) {
            return octet - '0';
        }
        int lower = lower(octet);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    static boolean equalsIgnoreCase(byte[] octets, int from, int to, String lowerCase) {
        if (to - from != lowerCase.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (lower(octets[i]) != lowerCase.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }
}
