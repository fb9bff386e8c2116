package org.restante.protocol.url;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;

/**
 * Who may use a URL, and the proof that its owner says so (RFC 4467 section 9, {@code iurlauth}; RFC 5092 section 6.1).
 *
 * @param expire until when, in whole seconds
 * @param access who
 * @param verifier the proof; without it the URL is a rump, which GENURLAUTH completes
 */
public record UrlAuth(Optional<Instant> expire, Access access, Optional<Verifier> verifier) {
    private static final int MAX_DATE = 40;

    /** Who may use it. */
    public sealed interface Access {
        /** {@code submit+user}: a server that has authenticated this user for submission. */
        record Submit(String user) implements Access {
            public Submit {
                requireUser(user);
            }
        }

        /** {@code user+user}: this user. */
        record User(String user) implements Access {
            public User {
                requireUser(user);
            }
        }

        /** {@code authuser}: every user who has logged in, other than anonymously. */
        record AuthUser() implements Access {}

        /** {@code anonymous}: everybody. */
        record Anonymous() implements Access {}

        private static void requireUser(String user) {
            if (user.isEmpty()) {
                throw new IllegalArgumentException("a user has a name");
            }
        }
    }

    /**
     * The proof.
     *
     * @param mechanism how it was made, such as {@code INTERNAL}
     * @param token 32 hexadecimal digits or more
     */
    public record Verifier(String mechanism, String token) {
        private static final int MIN_TOKEN = 32;

        public Verifier {
            if (!isMechanism(mechanism)) {
                throw new IllegalArgumentException("not a mechanism");
            }
            if (token.length() < MIN_TOKEN || !token.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x7F)) {
                throw new IllegalArgumentException("not a token");
            }
        }
    }

    public UrlAuth {
        Objects.requireNonNull(access);
        Objects.requireNonNull(verifier);
        expire = expire.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns whether this can name a mechanism: letters, digits, {@code -} and {@code .}. */
    public static boolean isMechanism(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || c == '-'
                                || c == '.');
    }

    // expire = ";EXPIRE=" date-time, of RFC 3339
    static Instant parseExpire(String text) throws ImapSyntaxException {
        try {
            return OffsetDateTime.parse(
                            text.length() > MAX_DATE ? "" : text.toUpperCase(Locale.ROOT),
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new ImapSyntaxException("Date expected behind EXPIRE");
        }
    }

    // access [":" mechanism ":" enc-urlauth]
    static UrlAuth parse(Optional<Instant> expire, String text) throws ImapSyntaxException {
        int colon = text.indexOf(':');
        Access access = access(colon < 0 ? text : text.substring(0, colon));
        if (colon < 0) {
            return new UrlAuth(expire, access, Optional.empty());
        }
        int second = text.indexOf(':', colon + 1);
        if (second < 0) {
            throw new ImapSyntaxException("Token expected in a URL");
        }
        try {
            return new UrlAuth(
                    expire,
                    access,
                    Optional.of(new Verifier(text.substring(colon + 1, second), text.substring(second + 1))));
        } catch (IllegalArgumentException e) {
            throw new ImapSyntaxException("Mechanism and token expected in a URL");
        }
    }

    private static Access access(String text) throws ImapSyntaxException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("submit+")) {
            return new Access.Submit(PercentCode.decode(text.substring("submit+".length())));
        }
        if (lower.startsWith("user+")) {
            return new Access.User(PercentCode.decode(text.substring("user+".length())));
        }
        return switch (lower) {
            case "authuser" -> new Access.AuthUser();
            case "anonymous" -> new Access.Anonymous();
            default -> throw new ImapSyntaxException("Unknown access identifier in a URL");
        };
    }

    void encode(StringBuilder out) {
        expire.ifPresent(until -> out.append(";EXPIRE=")
                .append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(until.atOffset(ZoneOffset.UTC))));
        out.append(";URLAUTH=");
        switch (access) {
            case Access.Submit submit -> PercentCode.encode(submit.user(), "", out.append("submit+"));
            case Access.User user -> PercentCode.encode(user.user(), "", out.append("user+"));
            case Access.AuthUser all -> out.append("authuser");
            case Access.Anonymous everybody -> out.append("anonymous");
        }
        verifier.ifPresent(
                proof -> out.append(':').append(proof.mechanism()).append(':').append(proof.token()));
    }
}
