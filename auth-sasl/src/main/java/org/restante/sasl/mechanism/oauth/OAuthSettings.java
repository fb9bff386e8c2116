package org.restante.sasl.mechanism.oauth;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which tokens let a user in.
 *
 * @param authority who says that a token is good; empty if nobody comes in with a token
 * @param issuer who has to have issued it ({@code iss})
 * @param audiences for whom it has to be: one of these has to be in {@code aud}
 * @param scope what it has to allow ({@code scope} or {@code scp}); empty if that does not matter
 * @param userClaim the claim that names the user
 * @param hosts the names that clients may say to have connected to (a key of RFC 7628 section 3.1); empty if they are not
 *     known
 * @param openidConfiguration where clients learn how to get a token (RFC 7628 section 3.2.2)
 * @param skew how far the clocks of issuer and server may differ: up to five minutes
 */
public record OAuthSettings(
        Optional<Authority> authority,
        Optional<String> issuer,
        Set<String> audiences,
        Optional<String> scope,
        String userClaim,
        Set<String> hosts,
        Optional<URI> openidConfiguration,
        Duration skew) {
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);
    private static final Duration MAX_REMEMBERED = Duration.ofMinutes(10);

    /** Nobody comes in with a token. */
    public static final OAuthSettings OFF = new OAuthSettings(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            "sub",
            Set.of(),
            Optional.empty(),
            Duration.ofMinutes(1));

    /** The signature algorithms that can be allowed (RFC 7518 section 3.1): none of them uses a shared secret. */
    public static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    /** Who says whether a token is good. */
    public sealed interface Authority {}

    /**
     * The signature of the token, a JWT (RFC 7519), by one of these keys (a JWK set, RFC 7517).
     *
     * @param keys where the keys are: an https URL or a file
     * @param algorithms how the token may be signed: some of {@link #ALGORITHMS}
     */
    public record Signature(URI keys, Set<String> algorithms) implements Authority {
        /**
         * @throws IllegalArgumentException when there is no algorithm or one that is not among {@link #ALGORITHMS}, or the URL
         *     is not one of https
         */
        public Signature {
            algorithms = Set.copyOf(algorithms);
            if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
                throw new IllegalArgumentException("algorithms are some of "
                        + String.join(", ", ALGORITHMS.stream().sorted().toList()));
            }
            if (!"file".equals(keys.getScheme())) {
                requireHttps(keys);
            }
        }

        /** The keys in a file. */
        public static Signature of(Path file, Set<String> algorithms) {
            return new Signature(file.toUri(), algorithms);
        }
    }

    /**
     * The server that issued it, asked each time (RFC 7662).
     *
     * @param endpoint the https URL
     * @param clientId as whom this server asks
     * @param clientSecret its secret
     * @param remembered for how long an answer is: up to ten minutes, and no longer than the token is good for
     */
    public record Introspection(URI endpoint, String clientId, String clientSecret, Duration remembered)
            implements Authority {
        /**
         * @throws IllegalArgumentException when the URL is not one of https, or the time is out of range
         */
        public Introspection {
            requireHttps(endpoint);
            requireWithin(remembered, MAX_REMEMBERED, "answers are remembered for");
        }

        @Override
        public String toString() {
            return "Introspection[" + endpoint + ", as " + clientId + ", secret not shown]";
        }
    }

    /**
     * @throws IllegalArgumentException when a signature is to be believed whoever issued the token for whomever, or the skew is
     *     out of range
     */
    public OAuthSettings {
        Objects.requireNonNull(openidConfiguration, "openidConfiguration");
        audiences = Set.copyOf(audiences);
        hosts = Set.copyOf(hosts);
        requireWithin(skew, MAX_SKEW, "clocks differ by");
        if (userClaim.isEmpty()) {
            throw new IllegalArgumentException("some claim has to name the user");
        }
        if (authority.filter(Signature.class::isInstance).isPresent() && (issuer.isEmpty() || audiences.isEmpty())) {
            throw new IllegalArgumentException("with keys, the issuer and the audience of tokens have to be known");
        }
    }

    private static void requireHttps(URI url) {
        boolean local = "http".equals(url.getScheme())
                && Set.of("127.0.0.1", "[::1]", "localhost").contains(String.valueOf(url.getHost()));
        if (url.getHost() == null || !(local || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("wants an https URL, not \"" + url + "\"");
        }
    }

    private static void requireWithin(Duration duration, Duration most, String what) {
        if (duration.isNegative() || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + " 0 to " + most.toMinutes() + " minutes");
        }
    }
}
