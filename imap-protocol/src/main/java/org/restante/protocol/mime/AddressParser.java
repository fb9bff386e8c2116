package org.restante.protocol.mime;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Address;

/**
 * Reads the addresses of a header field as it stands there, folds included: RFC 5322 section 3.4 with its obsolete
 * syntax, and whatever else real mail holds. Each octet is looked at once, however broken the field; nothing is refused.
 * What cannot be an address is answered with Dovecot's marks for it, which clients know, since NIL would say "group".
 */
final class AddressParser {
    private static final String NO_MAILBOX = "MISSING_MAILBOX";
    private static final String NO_DOMAIN = "MISSING_DOMAIN";

    private final byte[] octets;
    private final int end;
    private final List<Address> sink;
    private final int limit;
    private int at;

    // The words since the last separator, with single spaces; and the last of them that a dot or an @ holds together.
    private final OctetBuffer phrase = new OctetBuffer();
    private final OctetBuffer spec = new OctetBuffer();
    private final OctetBuffer comment = new OctetBuffer();
    private int specInPhrase;
    private int specAt;
    private boolean gap;
    private boolean inAngle;
    private boolean hasAngle;
    private boolean inGroup;
    private Optional<String> route = Optional.empty();

    private AddressParser(byte[] octets, int from, int to, List<Address> sink, int limit) {
        this.octets = octets;
        this.at = from;
        this.end = to;
        this.sink = sink;
        this.limit = limit;
        reset();
    }

    /** Adds the addresses of a field to a list, until the list has as many as it may; groups end in any case. */
    static void parse(byte[] octets, int from, int to, List<Address> sink, int limit) {
        new AddressParser(octets, from, to, sink, limit).parse();
    }

    private void parse() {
        while (at < end && sink.size() < limit) {
            step(octets[at++]);
        }
        finishAddress();
        finishGroup();
    }

    private void step(byte octet) {
        switch (octet) {
            case ' ', '\t', '\r', '\n', 0 -> gap = true;
            case '(' -> readComment();
            case '"' -> readQuoted();
            case '<' -> beginAngle();
            case '>' -> endAngle();
            case ',' -> finishAddress();
            case ';' -> {
                finishAddress();
                finishGroup();
            }
            case ':' -> readColon();
            case '@' -> readAt();
            case '.' -> addSpecial('.');
            case ')' -> gap = true; // closes nothing
            case '[' -> readDomainLiteral();
            default -> readAtom();
        }
    }

    private void reset() {
        phrase.clear();
        spec.clear();
        comment.clear();
        specInPhrase = 0;
        specAt = -1;
        gap = false;
        inAngle = false;
        hasAngle = false;
        route = Optional.empty();
    }

    private boolean ignoresWords() {
        return hasAngle && !inAngle; // behind the >, or in a second <>
    }

    // A word that follows another one without a dot or an @ between them begins the spec anew.
    private void beginWord() {
        if (ignoresWords()) {
            return;
        }
        if (gap && spec.length() > 0 && spec.last() != '.' && spec.last() != '@' && !inAngle) {
            spec.clear();
            specAt = -1;
            specInPhrase = phrase.length();
        }
        space();
    }

    private void space() {
        if (gap && !inAngle && phrase.length() > 0) {
            phrase.add(' ');
        }
        gap = false;
    }

    private void addToWord(int octet) {
        if (ignoresWords()) {
            return;
        }
        spec.add(octet);
        if (!inAngle) {
            phrase.add(octet);
        }
    }

    private void readAtom() {
        beginWord();
        at--;
        while (at < end && isAtom(octets[at])) {
            addToWord(octets[at++]);
        }
    }

    // Everything that is not looked at by step, 8-bit octets and lone backslashes and brackets included.
    private static boolean isAtom(byte octet) {
        return octet < 0 || octet > ' ' && "()<>@,;:\".[".indexOf(octet) < 0 || octet < ' ' && !Ascii.isBlank(octet);
    }

    private void addSpecial(char special) {
        if (!ignoresWords()) {
            space();
            addToWord(special);
        }
    }

    private void readQuoted() {
        beginWord();
        while (at < end && octets[at] != '"') {
            if (octets[at] == '\\' && at + 1 < end) {
                at++;
            }
            byte octet = octets[at++];
            if (octet == '\r' || octet == '\n' || octet == 0) {
                continue; // RFC 5322 section 3.2.4: the line end of a fold is no part of the string
            }
            addToWord(octet);
        }
        at++;
    }

    private void readComment() {
        comment.clear();
        int depth = 1;
        while (at < end) {
            byte octet = octets[at++];
            if (octet == '\\' && at < end) {
                octet = octets[at++];
            } else if (octet == '(') {
                depth++;
            } else if (octet == ')' && --depth == 0) {
                break;
            }
            if (octet != '\r' && octet != '\n' && octet != 0) {
                comment.add(octet);
            }
        }
        gap = true;
    }

    private void readDomainLiteral() {
        beginWord();
        at--;
        while (at < end && octets[at] != ']' && octets[at] != ',' && octets[at] != '>') {
            byte octet = octets[at++];
            if (!Ascii.isBlank(octet)) {
                addToWord(octet);
            }
        }
        if (at < end && octets[at] == ']') {
            addToWord(octets[at++]);
        }
    }

    private void readAt() {
        if (ignoresWords()) {
            return;
        }
        space();
        specAt = spec.length(); // the last one counts: "a@b"@c
        addToWord('@');
    }

    private void beginAngle() {
        if (hasAngle) {
            return;
        }
        spec.clear();
        specAt = -1;
        gap = false;
        hasAngle = true;
        inAngle = true;
    }

    private void endAngle() {
        inAngle = false;
    }

    // obs-route = obs-domain-list ":" inside of <>; elsewhere the end of a group's name.
    private void readColon() {
        if (inAngle) {
            if (spec.length() > 0 && spec.array()[0] == '@') {
                route = Optional.of(spec.text());
                spec.clear();
                specAt = -1;
            } else {
                addSpecial(':');
            }
        } else if (!hasAngle && !inGroup && specAt < 0 && phrase.length() > 0) {
            sink.add(Address.groupStart(phrase.text()));
            inGroup = true;
            reset();
        } else {
            addSpecial(':');
        }
    }

    private void finishAddress() {
        if (inAngle && spec.length() > 0 && spec.array()[0] == '@' && at < end) {
            addSpecial(','); // obs-domain-list = "@" domain *("," ["@" domain])
            return;
        }
        if (sink.size() < limit) {
            address().ifPresent(sink::add);
        }
        reset();
    }

    private Optional<Address> address() {
        if (hasAngle) {
            return Optional.of(specAddress(phrase.length() > 0 ? text(phrase, phrase.length()) : text(comment)));
        }
        if (specAt >= 0) {
            return Optional.of(specAddress(specInPhrase > 0 ? text(phrase, specInPhrase) : text(comment)));
        }
        return phrase.length() == 0
                ? Optional.empty()
                : Optional.of(new Address(
                        text(comment), Optional.empty(), Optional.of(phrase.text()), Optional.of(NO_DOMAIN)));
    }

    private Address specAddress(Optional<String> name) {
        int mailboxEnd = specAt < 0 ? spec.length() : specAt;
        int hostStart = specAt < 0 ? spec.length() : specAt + 1;
        String mailbox = mailboxEnd == 0 ? NO_MAILBOX : spec.text(0, mailboxEnd);
        String host = hostStart == spec.length() ? NO_DOMAIN : spec.text(hostStart, spec.length());
        return new Address(name, route, Optional.of(mailbox), Optional.of(host));
    }

    private static Optional<String> text(OctetBuffer words) {
        return text(words, words.length());
    }

    private static Optional<String> text(OctetBuffer words, int length) {
        byte[] trimmed = Unfolding.octets(words.array(), 0, length);
        return trimmed.length == 0 ? Optional.empty() : Optional.of(OctetText.decode(trimmed, 0, trimmed.length));
    }

    private void finishGroup() {
        if (inGroup) {
            sink.add(Address.GROUP_END);
            inGroup = false;
        }
    }
}
