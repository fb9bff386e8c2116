package org.restante.sasl.mechanism.oauth;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.restante.sasl.directory.DirectoryException;

/**
 * Tokens that their issuer is asked about (RFC 7662). What it says of a good one is remembered for a short while, since mail
 * clients open many connections; of a bad one nothing is.
 */
final class IntrospectionCheck implements TokenCheck {
    private static final int MAX_OCTETS = 64 * 1024;
    private static final int MAX_REMEMBERED = 10_000;

    private final OAuthSettings settings;
    private final OAuthSettings.Introspection issuer;
    private final Clock clock;
    private final HttpFetch http = new HttpFetch(MAX_OCTETS);
    private final Map<ByteBuffer, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Remembered> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private record Remembered(Claims claims, Instant until) {}

    IntrospectionCheck(OAuthSettings settings, OAuthSettings.Introspection issuer, Clock clock) {
        this.settings = settings;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public Verdict check(String token) {
        ByteBuffer digest = digest(token);
        Claims claims = known(digest).orElseGet(() -> ask(token));
        // RFC 7662 section 2.2: of a token that is not active, nothing more is said.
        if (!claims.isTrue("active")) {
            return Verdict.invalid("the issuer says that the token is not active");
        }
        Verdict verdict = claims.verdict(clock.instant(), false);
        if (verdict instanceof Verdict.Good) {
            remember(digest, claims);
        }
        return verdict;
    }

    private Claims ask(String token) {
        String credentials = encode(issuer.clientId()) + ":" + encode(issuer.clientSecret()); // RFC 6749 section 2.3.1
        HttpRequest request = HttpRequest.newBuilder(issuer.endpoint())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(octets(credentials)))
                .POST(HttpRequest.BodyPublishers.ofString("token=" + encode(token) + "&token_type_hint=access_token"))
                .build();
        try {
            String answer = new String(http.send(request), StandardCharsets.UTF_8);
            Map<String, Object> claims = JSONObjectUtils.parse(answer);
            if (!(claims.get("active") instanceof Boolean)) {
                throw new ParseException("it does not say whether the token is active", 0); // RFC 7662 section 2.2
            }
            return new Claims(settings, claims);
        } catch (IOException | ParseException e) {
            throw new DirectoryException(
                    DirectoryException.Code.UNAVAILABLE, "the issuer of tokens does not answer: " + e.getMessage(), e);
        }
    }

    private synchronized Optional<Claims> known(ByteBuffer digest) {
        Optional<Remembered> entry = Optional.ofNullable(remembered.get(digest));
        Optional<Claims> claims =
                entry.filter(known -> clock.instant().isBefore(known.until())).map(Remembered::claims);
        if (entry.isPresent() && claims.isEmpty()) {
            remembered.remove(digest);
        }
        return claims;
    }

    // Not anew each time that it is asked for: an answer has one lifetime.
    private synchronized void remember(ByteBuffer digest, Claims claims) {
        if (!issuer.remembered().isZero()) {
            remembered.putIfAbsent(
                    digest, new Remembered(claims, clock.instant().plus(issuer.remembered())));
        }
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(octets(token)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no SHA-256", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
