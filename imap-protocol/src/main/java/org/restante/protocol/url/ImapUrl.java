package org.restante.protocol.url;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.command.Section;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * An IMAP URL (RFC 5092 section 11): a server, a mailbox, what a search finds there, or a message or a part of one.
 *
 * @param reference what it is relative to
 * @param server where; with an absolute URL and no other
 * @param mailbox which mailbox, or how its name ends if the URL is relative to another mailbox
 * @param uidValidity its UIDVALIDITY
 * @param search what to look for, as it is written in SEARCH
 * @param uid which message, 1 to 4,294,967,295
 * @param section what of it; all if that is not said
 * @param partial which octets of that
 * @param auth who may use the URL
 */
public record ImapUrl(
        Reference reference,
        Optional<UrlServer> server,
        Optional<MailboxName> mailbox,
        Optional<UidValidity> uidValidity,
        Optional<String> search,
        Optional<Long> uid,
        Optional<Section> section,
        Optional<UrlPartial> partial,
        Optional<UrlAuth> auth) {
    /** The longest URL that is read, in characters. */
    public static final int MAX = 8192;

    /** What a URL is relative to. */
    public enum Reference {
        /** Nothing: it begins with {@code imap://}. */
        ABSOLUTE,
        /** A server: it begins with {@code /}. */
        SERVER,
        /** A mailbox, or a message in it. */
        MAILBOX
    }

    public ImapUrl {
        Objects.requireNonNull(search);
        Objects.requireNonNull(partial);
        if (server.isPresent() != (reference == Reference.ABSOLUTE)) {
            throw new IllegalArgumentException("an absolute URL has a server, and no other");
        }
        boolean needsMailbox = uidValidity.isPresent()
                || search.isPresent()
                || reference != Reference.MAILBOX && (uid.isPresent() || section.isPresent() || partial.isPresent());
        if (needsMailbox && mailbox.isEmpty()
                || search.isPresent() && uid.isPresent()
                || mailbox.isPresent() && uid.isEmpty() && (section.isPresent() || partial.isPresent())
                || auth.isPresent() && (uid.isEmpty() || mailbox.isEmpty())) {
            throw new IllegalArgumentException("parts of a URL that do not go together");
        }
        if (uid.isPresent() && (uid.get() < 1 || uid.get() > 0xFFFF_FFFFL)) {
            throw new IllegalArgumentException("not a UID");
        }
    }

    /** What follows a semicolon, in the order in which it may come. */
    private enum Parameter {
        UIDVALIDITY,
        UID,
        SECTION,
        PARTIAL,
        EXPIRE,
        URLAUTH
    }

    /**
     * Reads a URL.
     *
     * @throws ImapSyntaxException if it is none of an IMAP server, or not what the RFC allows
     */
    public static ImapUrl parse(String url) throws ImapSyntaxException {
        if (url.length() > MAX || !url.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new ImapSyntaxException("Not a URL");
        }
        for (String prefix : new String[] {"imap://", "//"}) {
            if (url.regionMatches(true, 0, prefix, 0, prefix.length())) {
                int slash = url.indexOf('/', prefix.length());
                int end = slash < 0 ? url.length() : slash;
                Optional<UrlServer> server = Optional.of(UrlServer.parse(url.substring(prefix.length(), end)));
                return new Parts(Reference.ABSOLUTE, server).read(url.substring(Math.min(end + 1, url.length())));
            }
        }
        int colon = url.indexOf(':');
        if (colon >= 0 && url.substring(0, colon).chars().allMatch(c -> PercentCode.isUnreserved(c) || c == '+')) {
            throw new ImapSyntaxException("Not an IMAP URL");
        }
        return url.startsWith("/")
                ? new Parts(Reference.SERVER, Optional.empty()).read(url.substring(1))
                : new Parts(Reference.MAILBOX, Optional.empty()).read(url);
    }

    /** What was read so far. */
    private static final class Parts {
        private final Reference reference;
        private final Optional<UrlServer> server;
        private Optional<MailboxName> mailbox = Optional.empty();
        private Optional<UidValidity> uidValidity = Optional.empty();
        private Optional<String> search = Optional.empty();
        private Optional<Long> uid = Optional.empty();
        private Optional<Section> section = Optional.empty();
        private Optional<UrlPartial> partial = Optional.empty();
        private Optional<Instant> expire = Optional.empty();
        private Optional<UrlAuth> auth = Optional.empty();
        private int next; // the first parameter that may come

        Parts(Reference reference, Optional<UrlServer> server) {
            this.reference = reference;
            this.server = server;
        }

        // enc-mailbox *(["/"] ";" parameter "=" value) ["?" enc-search]
        ImapUrl read(String path) throws ImapSyntaxException {
            int question = path.indexOf('?');
            if (question >= 0) {
                search = Optional.of(PercentCode.decode(path.substring(question + 1)));
            }
            String rest = question < 0 ? path : path.substring(0, question);
            int semicolon = rest.indexOf(';');
            String name = withoutSlash(semicolon < 0 ? rest : rest.substring(0, semicolon));
            if (!name.isEmpty()) {
                mailbox = Optional.of(mailbox(PercentCode.decode(name)));
            }
            while (semicolon >= 0) {
                int end = rest.indexOf(';', semicolon + 1);
                String parameter = withoutSlash(rest.substring(semicolon + 1, end < 0 ? rest.length() : end));
                int equals = parameter.indexOf('=');
                if (equals < 0) {
                    throw new ImapSyntaxException("'=' expected in a URL");
                }
                read(parameter.substring(0, equals), parameter.substring(equals + 1));
                semicolon = end;
            }
            if (expire.isPresent() && auth.isEmpty()) {
                throw new ImapSyntaxException("URLAUTH expected behind EXPIRE");
            }
            try {
                return new ImapUrl(reference, server, mailbox, uidValidity, search, uid, section, partial, auth);
            } catch (IllegalArgumentException e) {
                throw new ImapSyntaxException("Parts of a URL that do not go together");
            }
        }

        private static String withoutSlash(String text) {
            return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        }

        private static MailboxName mailbox(String name) throws ImapSyntaxException {
            try {
                return MailboxName.of(name);
            } catch (IllegalArgumentException e) {
                throw new ImapSyntaxException("Not the name of a mailbox");
            }
        }

        private void read(String name, String value) throws ImapSyntaxException {
            Parameter parameter = parameter(name);
            if (parameter.ordinal() < next) {
                throw new ImapSyntaxException(parameter + " at the wrong place in a URL");
            }
            next = parameter.ordinal() + 1;
            switch (parameter) {
                case UIDVALIDITY -> uidValidity = Optional.of(new UidValidity(UrlNumbers.nzNumber(value)));
                case UID -> uid = Optional.of(UrlNumbers.nzNumber(value));
                case SECTION -> section = Optional.of(section(PercentCode.decode(value)));
                case PARTIAL -> partial = Optional.of(UrlPartial.parse(value));
                case EXPIRE -> expire = Optional.of(UrlAuth.parseExpire(value));
                case URLAUTH -> auth = Optional.of(UrlAuth.parse(expire, value));
            }
        }

        private static Parameter parameter(String name) throws ImapSyntaxException {
            String upper = name.toUpperCase(Locale.ROOT);
            for (Parameter parameter : Parameter.values()) {
                if (parameter.name().equals(upper)) {
                    return parameter;
                }
            }
            throw new ImapSyntaxException("Unknown parameter in a URL");
        }

        private static Section section(String spec) throws ImapSyntaxException {
            ImapReader in = UrlNumbers.reader("[" + spec + "]");
            Section section = Section.parse(in);
            in.end();
            return section;
        }
    }

    /** Returns the URL as text. */
    public String encode() {
        StringBuilder out = new StringBuilder();
        server.ifPresent(where -> where.encode(out));
        out.append(reference == Reference.MAILBOX ? "" : "/");
        mailbox.ifPresent(name -> PercentCode.encode(name.value(), ":@/", out));
        uidValidity.ifPresent(validity -> out.append(";UIDVALIDITY=").append(validity.value()));
        search.ifPresent(what -> PercentCode.encode(what, ":@/", out.append('?')));
        uid.ifPresent(number -> separate(out).append(";UID=").append(number));
        section.ifPresent(
                what -> PercentCode.encode(spec(what), ":@/", separate(out).append(";SECTION=")));
        partial.ifPresent(stretch -> stretch.encode(separate(out)));
        auth.ifPresent(who -> who.encode(out));
        return out.toString();
    }

    private static StringBuilder separate(StringBuilder out) {
        return out.isEmpty() || out.charAt(out.length() - 1) == '/' ? out : out.append('/');
    }

    private static String spec(Section section) {
        ImapWriter out = new ImapWriter();
        section.encode(out);
        String brackets = new String(out.take(), StandardCharsets.ISO_8859_1);
        return brackets.substring(1, brackets.length() - 1);
    }

    /** Returns whether it names a message or a part of one, and not a server, a mailbox or a search. */
    public boolean isMessage() {
        return uid.isPresent();
    }
}
