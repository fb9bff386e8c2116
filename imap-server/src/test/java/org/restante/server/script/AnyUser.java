package org.restante.server.script;

import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;

/** A user for every script: whoever is called user1, user2 and so on, with the password {@code secret}. One who is called
 * useradmin is an administrator, and in the group team. */
final class AnyUser implements UserDirectory {
    private static final Password SECRET = Password.of("secret");

    @Override
    public String realm() {
        return "scripts";
    }

    @Override
    public boolean verifiesPasswords() {
        return true;
    }

    @Override
    public Set<CredentialKind<?>> credentialKinds() {
        return Set.of();
    }

    @Override
    public Optional<UserRecord> find(UserName user) {
        return user.value().startsWith("user") ? Optional.of(UserRecord.of(user, groups(user))) : Optional.empty();
    }

    private static Set<String> groups(UserName user) {
        return user.value().startsWith("useradmin") ? Set.of("administrators", "team") : Set.of();
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        return find(attempt.user())
                .filter(user -> attempt.password().equals(SECRET))
                .<VerifyResult>map(VerifyResult.Verified::new)
                .orElseGet(VerifyResult.Rejected::new);
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return Optional.empty();
    }
}
