package org.restante.sasl.directory;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.restante.sasl.credential.UserName;

/**
 * Passwords that proved right a short while ago, as an HMAC under a key that this process made up and never writes down.
 * Wrong passwords are not remembered. The least recently used entry goes when there is no room.
 */
final class VerifiedCredentials {
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final CacheSettings settings;
    private final Clock clock;
    private final Map<Key, Proof> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Proof> eldest) {
            return size() > settings.entries();
        }
    };

    /** Realm, user and mechanism are parts of their own: no two attempts of different users ever share a key. */
    record Key(String realm, UserName user, String mechanism, ByteBuffer passwordMac) {
        @Override
        public String toString() {
            return "Key[" + realm + ", " + user + ", " + mechanism + "]";
        }
    }

    private record Proof(String revision, Instant verified) {}

    VerifiedCredentials(CacheSettings settings, Clock clock) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, MAC);
        this.settings = settings;
        this.clock = clock;
    }

    Key key(String realm, PasswordAttempt attempt) {
        return new Key(realm, attempt.user(), attempt.mechanism(), mac(attempt));
    }

    /** Whether that password proved right, for that revision of the user's record, and not too long ago. */
    synchronized boolean contains(Key attempt, String revision) {
        Proof entry = entries.get(attempt);
        if (entry == null) {
            return false;
        }
        Duration age = Duration.between(entry.verified(), clock.instant());
        boolean valid =
                entry.revision().equals(revision) && !age.isNegative() && age.compareTo(settings.lifetime()) < 0;
        if (!valid) {
            entries.remove(attempt);
        }
        return valid;
    }

    synchronized void add(Key attempt, String revision) {
        entries.put(attempt, new Proof(revision, clock.instant()));
    }

    synchronized int size() {
        return entries.size();
    }

    private ByteBuffer mac(PasswordAttempt attempt) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(attempt.password().octets()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no " + MAC, e);
        }
    }
}
