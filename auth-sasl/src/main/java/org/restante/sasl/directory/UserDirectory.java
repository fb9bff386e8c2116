package org.restante.sasl.directory;

import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.UserName;

/**
 * Knows the users. All methods may be called from many threads at once, may block, and throw
 * {@link DirectoryException} when the directory cannot answer (that is never told as "no such user").
 */
public interface UserDirectory extends AutoCloseable {
    /** The directory's name, which tells its users from those of other directories of the same name. */
    String realm();

    /** Whether {@link #verify} is of use: whether mechanisms that carry a password may be offered. */
    boolean verifiesPasswords();

    /** The kinds of credentials that {@link #credential} may find. */
    Set<CredentialKind<?>> credentialKinds();

    /** The user of that name, open account or not; empty when there is none. */
    Optional<UserRecord> find(UserName user);

    /**
     * Whether the password is the user's. An unknown user and a wrong password get the same answer, and take the same
     * time.
     */
    VerifyResult verify(PasswordAttempt attempt);

    /** The user's credential of that kind, or empty when the user is unknown, disabled or has none. */
    <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind);

    /**
     * Whether a user who proved to be {@code authentication} may work as {@code authorization} (RFC 4422 section 3.4.1).
     * Asked only when the two differ; nobody may, unless the directory says otherwise.
     */
    default boolean mayActAs(UserName authentication, UserName authorization) {
        return false;
    }

    /** Lets go of connections and files. */
    @Override
    default void close() {}
}
