package org.restante.sasl.mechanism.oauth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The public keys that tokens are signed with (a JWK set, RFC 7517), from a file or an https URL. They are loaded again now and
 * then, and when a token names a key that is not among them: issuers change their keys. If they cannot be loaded, the old ones
 * stay for a day.
 */
final class SigningKeys implements JWKSource<SecurityContext> {
    /** How old keys from a URL grow before they are asked for again. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** How long at least from one attempt to load to the next, whatever clients send. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    /** For how long keys are good that cannot be loaded any more. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());
    private static final int MAX_OCTETS = 256 * 1024;
    private static final int LEAST_RSA_BITS = 2048; // RFC 7518 section 3.3

    private final URI place;
    private final Clock clock;
    private final Optional<HttpFetch> http;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Loaded loaded = new Loaded(new JWKSet(), Instant.MIN);
    private volatile Instant attempted = Instant.MIN;

    private record Loaded(JWKSet keys, Instant at) {}

    /** Begins to load: a file at once, a URL meanwhile. */
    SigningKeys(URI place, Clock clock) {
        this.place = place;
        this.clock = clock;
        this.http = "file".equals(place.getScheme()) ? Optional.empty() : Optional.of(new HttpFetch(MAX_OCTETS));
        if (http.isPresent()) {
            loadMeanwhile();
        } else {
            load();
        }
    }

    /** Whether there are keys. Waits for nobody. */
    boolean ready() {
        if (olderThan(loaded.at(), http.isPresent() ? FRESH : PAUSE) && olderThan(attempted, PAUSE)) {
            loadMeanwhile();
        }
        return usable();
    }

    private boolean usable() {
        return !loaded.keys().isEmpty() && !olderThan(loaded.at(), KEPT);
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        boolean usable = ready();
        Loaded seen = loaded;
        List<JWK> found = usable ? selector.select(seen.keys()) : List.of();
        if (found.isEmpty()) {
            load();
            // Somebody else may have loaded them meanwhile.
            found = loaded.at().equals(seen.at()) ? found : selector.select(loaded.keys());
        }
        if (!usable()) {
            throw new KeySourceException("no keys from " + place);
        }
        return found;
    }

    private boolean olderThan(Instant then, Duration age) {
        return then.equals(Instant.MIN) || clock.instant().isAfter(then.plus(age));
    }

    private void loadMeanwhile() {
        Thread.startVirtualThread(this::load);
    }

    /** Loads the keys, unless that was tried just now; one at a time. */
    private void load() {
        loading.lock();
        try {
            if (olderThan(attempted, PAUSE)) {
                attempted = clock.instant();
                loaded = new Loaded(parse(octets()), clock.instant());
            }
        } catch (IOException | ParseException e) {
            LOG.log(Level.WARNING, "The keys of OAuth cannot be loaded from " + place + ": " + e.getMessage());
        } finally {
            loading.unlock();
        }
    }

    private byte[] octets() throws IOException {
        if (http.isPresent()) {
            return http.get().get(place);
        }
        Path file = Path.of(place);
        if (Files.size(file) > MAX_OCTETS) {
            throw new IOException("more than " + MAX_OCTETS + " octets");
        }
        return Files.readAllBytes(file);
    }

    private static JWKSet parse(byte[] octets) throws ParseException {
        JWKSet all = JWKSet.parse(new String(octets, StandardCharsets.UTF_8)).toPublicJWKSet();
        List<JWK> strong = all.getKeys().stream()
                .filter(key -> !(key instanceof RSAKey rsa) || rsa.size() >= LEAST_RSA_BITS)
                .toList();
        if (strong.isEmpty()) {
            throw new ParseException("there are no public keys, or only weak ones", 0);
        }
        return new JWKSet(strong);
    }
}
