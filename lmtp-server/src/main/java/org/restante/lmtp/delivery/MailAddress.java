package org.restante.lmtp.delivery;

import java.util.Optional;

/**
 * A mail address (RFC 5321 section 4.1.2), in UTF-8 where RFC 6531 allows it.
 *
 * @param local what stands before the at sign, without quotes
 * @param domain what stands behind it; "postmaster" may come without one, and so may the names of users
 */
public record MailAddress(String local, Optional<String> domain) {
    /** The longest local part, in octets, is 64, and the longest domain 255 (RFC 5321 section 4.5.3.1); both may be more here. */
    public static final int MAX_OCTETS = 1024;

    private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~.";

    /**
     * Reads an address.
     *
     * @return nothing if it is not one
     */
    public static Optional<MailAddress> parse(String text) {
        return text.startsWith("\"") ? quoted(text) : plain(text);
    }

    private static Optional<MailAddress> plain(String text) {
        int at = text.indexOf('@');
        String local = at < 0 ? text : text.substring(0, at);
        if (local.isEmpty()
                || local.startsWith(".")
                || local.endsWith(".")
                || local.contains("..")
                || !local.chars().allMatch(MailAddress::isAtom)) {
            return Optional.empty();
        }
        return at < 0
                ? Optional.of(new MailAddress(local, Optional.empty()))
                : withDomain(local, text.substring(at + 1));
    }

    private static boolean isAtom(int c) {
        return isLetterOrDigit(c) || ATEXT.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0xA0;
    }

    // RFC 5321: Quoted-string = DQUOTE *QcontentSMTP DQUOTE
    private static Optional<MailAddress> quoted(String text) {
        StringBuilder local = new StringBuilder();
        int i = 1;
        while (i < text.length() && text.charAt(i) != '"') {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = text.charAt(i);
            }
            if (c < 0x20 || c == 0x7F) {
                return Optional.empty();
            }
            local.append(c);
            i++;
        }
        if (i + 1 >= text.length() || text.charAt(i + 1) != '@' || local.isEmpty()) {
            return Optional.empty();
        }
        return withDomain(local.toString(), text.substring(i + 2));
    }

    private static Optional<MailAddress> withDomain(String local, String domain) {
        boolean literal = domain.startsWith("[") && domain.endsWith("]") && domain.length() > 2;
        String name = literal ? domain.substring(1, domain.length() - 1) : domain;
        boolean valid = !name.isEmpty()
                && !name.startsWith(".")
                && !name.endsWith(".")
                && !name.contains("..")
                && name.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '.' || (literal && c == ':'));
        return valid ? Optional.of(new MailAddress(local, Optional.of(domain))) : Optional.empty();
    }

    /** Returns whether all of it is ASCII, so that a sender need not say SMTPUTF8 (RFC 6531 section 3.4). */
    public boolean isAscii() {
        return toString().chars().allMatch(c -> c < 0x80);
    }

    /** Returns the address as it stands in a header field, quoted where it has to be. */
    @Override
    public String toString() {
        boolean plain = plain(local).isPresent();
        String quoted = plain ? local : "\"" + local.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return domain.map(name -> quoted + "@" + name).orElse(quoted);
    }
}
