package org.restante.sasl.password;

import java.util.Objects;

/**
 * What becomes of hashes that another server has made, in other schemes than the preferred one.
 *
 * @param weak whether those that are {@linkplain PasswordScheme#weak weak} are taken
 * @param upgrade whether one is replaced when its user has logged in with the password
 */
public record OldHashes(Weak weak, Upgrade upgrade) {
    /** Weak ones are refused, the others replaced. */
    public static final OldHashes DEFAULT = new OldHashes(Weak.REFUSE, Upgrade.AT_LOGIN);

    /** Whether weak hashes are taken. */
    public enum Weak {
        /** A directory that has one is damaged. */
        REFUSE,
        /** They let their users in. */
        ACCEPT
    }

    /** When a hash is replaced by one of the preferred scheme. */
    public enum Upgrade {
        /** As soon as the password is known: at the next login with it. */
        AT_LOGIN,
        /** It stays until the user gets another password. */
        NEVER
    }

    /** Refuses null. */
    public OldHashes {
        Objects.requireNonNull(weak, "weak");
        Objects.requireNonNull(upgrade, "upgrade");
    }
}
