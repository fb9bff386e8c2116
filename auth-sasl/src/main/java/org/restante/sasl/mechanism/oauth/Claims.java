package org.restante.sasl.mechanism.oauth;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.restante.sasl.credential.UserName;

/** What is asked of claims, wherever they come from: a JWT whose signature is right, or an answer of the issuer. */
record Claims(OAuthSettings settings, Map<String, Object> claims) {
    /**
     * Holds them against the settings.
     *
     * @param now the time
     * @param expires whether there has to be an end ({@code exp})
     */
    Verdict verdict(Instant now, boolean expires) {
        if (settings.issuer().isPresent() && !settings.issuer().equals(text("iss"))) {
            return Verdict.invalid("the token is of another issuer");
        }
        if (!settings.audiences().isEmpty()
                && words("aud", List::of).stream().noneMatch(settings.audiences()::contains)) {
            return Verdict.invalid("the token is for another audience");
        }
        Optional<Instant> end = time("exp");
        if (end.isEmpty() && (expires || claims.containsKey("exp"))) {
            return Verdict.invalid("the token does not say when it expires");
        }
        if (end.isPresent() && !now.minus(settings.skew()).isBefore(end.get())) {
            return Verdict.invalid("the token has expired");
        }
        if (claims.containsKey("nbf")
                && time("nbf")
                        .filter(begin -> !begin.isAfter(now.plus(settings.skew())))
                        .isEmpty()) {
            return Verdict.invalid("the token is not valid yet");
        }
        return settings.scope().filter(scope -> !scopes().contains(scope)).isPresent()
                ? new Verdict.Bad("insufficient_scope", "the token has not the scope that it takes")
                : user();
    }

    private Verdict user() {
        String claim = settings.userClaim();
        // OpenID Connect Core 1.0 section 5.1: an address that nobody has verified may be anybody's.
        if (claim.equals("email") && claims.containsKey("email_verified") && !isTrue("email_verified")) {
            return Verdict.invalid("the address in the token has not been verified");
        }
        return text(claim)
                .flatMap(UserName::parse)
                .<Verdict>map(Verdict.Good::new)
                .orElseGet(() -> Verdict.invalid("the token names no user in the claim " + claim));
    }

    boolean isTrue(String claim) {
        return Boolean.TRUE.equals(claims.get(claim));
    }

    // RFC 8693 section 4.2 has "scope" with spaces between; some issuers write "scp", or a list.
    private List<String> scopes() {
        List<String> scopes = words("scope", Claims::split);
        return scopes.isEmpty() ? words("scp", Claims::split) : scopes;
    }

    private List<String> words(String claim, Function<String, List<String>> ofText) {
        Object value = claims.get(claim);
        if (value instanceof String text) {
            return ofText.apply(text);
        }
        return value instanceof Collection<?> several
                ? several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static List<String> split(String text) {
        return List.of(text.split(" ", -1));
    }

    private Optional<String> text(String claim) {
        return claims.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A time in seconds since 1970 (RFC 7519 section 2, NumericDate). */
    Optional<Instant> time(String claim) {
        return claims.get(claim) instanceof Number seconds
                        && Math.abs(seconds.doubleValue()) < Instant.MAX.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
