package org.restante.sasl.password;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.restante.sasl.credential.Password;

/**
 * Hashes and verifies passwords with the schemes that are installed, a bounded number at a time: each computation takes
 * a core and many MiB, and a thousand clients may log in at once. The others wait their turn, in order.
 */
@Singleton
public final class PasswordHashing {
    private final Map<String, PasswordScheme> schemes;
    private final PasswordScheme preferred;
    private final OldHashes oldHashes;
    private final Semaphore permits;

    /** As the other constructor, with the default for old hashes. */
    public PasswordHashing(Map<String, PasswordScheme> schemes, HashingLimits limits) {
        this(schemes, limits, OldHashes.DEFAULT);
    }

    /**
     * Takes the schemes by identifier.
     *
     * @throws IllegalArgumentException when the preferred scheme is not among them
     */
    @Inject
    public PasswordHashing(Map<String, PasswordScheme> schemes, HashingLimits limits, OldHashes oldHashes) {
        this.schemes = Map.copyOf(schemes);
        this.oldHashes = oldHashes;
        this.preferred = scheme(limits.preferredScheme());
        this.permits = new Semaphore(limits.concurrent(), true);
    }

    /** Argon2id of that cost alone, with the default limits. */
    public static PasswordHashing argon2id(Argon2Cost cost) {
        return new PasswordHashing(Map.of(Argon2id.ID, new Argon2id(cost)), HashingLimits.DEFAULT);
    }

    /** Hashes a new password with the preferred scheme. */
    public PasswordHash hash(Password password) {
        return bounded(() -> preferred.hash(password));
    }

    /**
     * Whether the password is the hashed one. A wrong one takes no less time than {@link #verifyNobody}, lest a quick scheme
     * tell who exists.
     *
     * @throws IllegalArgumentException when the hash is damaged, weak where that is refused, or its scheme is not installed
     */
    public boolean verify(Password password, PasswordHash hash) {
        PasswordScheme scheme = accepted(hash);
        boolean right = bounded(() -> scheme.verify(password, hash));
        if (!right && !scheme.equals(preferred)) {
            verifyNobody(password);
        }
        return right;
    }

    /** Whether a hash is to be replaced by one of the preferred scheme now that the password is known. */
    public boolean wantsUpgrade(PasswordHash hash) {
        return oldHashes.upgrade() == OldHashes.Upgrade.AT_LOGIN
                && !scheme(hash.scheme()).equals(preferred);
    }

    /**
     * Takes as long as {@link #verify} of a hash of the preferred scheme and its present cost: for users that do not
     * exist.
     */
    public void verifyNobody(Password password) {
        bounded(() -> preferred.hash(password));
    }

    /**
     * Looks at a hash without computing one.
     *
     * @throws IllegalArgumentException as {@link #verify}
     */
    public void check(PasswordHash hash) {
        accepted(hash).check(hash);
    }

    private PasswordScheme accepted(PasswordHash hash) {
        PasswordScheme scheme = scheme(hash.scheme());
        if (scheme.weak() && oldHashes.weak() == OldHashes.Weak.REFUSE) {
            throw new IllegalArgumentException("the password scheme " + scheme.id()
                    + " is weak, and weak ones are refused (users.hashes.weak = accept for a migration)");
        }
        return scheme;
    }

    private PasswordScheme scheme(String id) {
        return Optional.ofNullable(schemes.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no password scheme " + id + " is installed"));
    }

    private <T> T bounded(Supplier<T> computation) {
        permits.acquireUninterruptibly();
        try {
            return computation.get();
        } finally {
            permits.release();
        }
    }
}
